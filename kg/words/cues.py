"""Words of which a pattern needs one: where a sentence has none of them, as its scan tells, the pattern isn't tried."""

from __future__ import annotations

from itertools import product

from kg.seeds import Seeds

_VISITS = (
    "来到 走进 走入 前往 赶到 赶赴 赶往 奔赴 直奔 登上 到访 夜查 暗访 抽查 巡查 考察 察看 查看 调研 走访 视察 督查 检查"
)
_STOPS = (
    "来到 走进 前往 赶到 深入 到访 走访 考察 察看 查看 参观 视察 检查 抽查 慰问 暗访 查险 调研 看望 了解 听取 交流"
    " 督导 督查 巡查 夜查 观摩 拜访 探访 莅临 赶赴 赶往 奔赴 直奔 登上 走入 到达"
    " 踏查 踏勘 翻看 翻阅 询问 巡河 现场办公"
)
_TITLES_OF_STATE = "总统 总理 首相 国务卿 外长 防长 财长 部长 国家安全 议长 大使 常驻联合国"
_APPOINTS = "任命 委任 指定 聘任 聘请 特聘 续聘 增补 增选 推荐 推举 推选 免去 撤销 同意 选举 补选 接受 提名 罢免"
_UNHEADED = (
    "届全国委员会 "
    "民革 民盟 民建 民进 农工 致公 九三 台盟 主席团 驻 代表团 考察团 访问团 考察组 交流团 慰问团 科院 科学院"
    " 督导组 督查组 督察组 检查组 考核组 调研组 视察组 视察团 慰问组 暗访组 暗查组 验收组 评估组 参观团 观摩团"
    " 77国 不结盟运动 央视 战区 部队 军 武警 警备区 闻中心 体中心 频道 乘组 维和 监察组 航母 专班 领导小组"
    " 秘书处 资格审查"
    " “行政院 “立法院 “司法院 “监察院 “考试院"
)
_OPENS = "举行 举办 召开 开幕 闭幕 落幕 启幕 开赛 开锣 上演 拉开帷幕 落下帷幕 收官 启动 颁奖 颁发 揭晓"
_RESULTS = (
    "冠军 亚军 季军 金牌 银牌 铜牌 第一名 第二名 第三名 第四名 第五名 第六名 一等奖 二等奖 三等奖 夺冠 夺魁 折桂"
    " 战胜 击败 力克 不敌 负于 险胜 大胜 小胜 完胜 轻取 惜败 横扫 逼平 战平 踢平 中盘 联赛 锦标赛 冠军赛 决赛 预赛"
    " 资格赛 热身赛 比0 比1 比2 比3 比4 比5 比6 比7 比8 比9"
    " 桂冠 夺金 摘金 摘银 摘铜 卫冕 纪录 晋级 闯入 跻身 挺进"
)
_PARLIAMENTS = "参议院 众议院 国会 国民议会 联邦委员会 下议院 上议院 下院 上院 国家杜马 国家大呼拉尔 联邦议院"
_WORKS = (
    "厂 矿 百货大楼 百货商店 商厦 酱园 绸庄 茶行 洋行 参茸行 渔行 粮行 客运总站 船闸 造船所 曲艺社 剧社 诗社 棋院 画院"
    " 戏剧院 歌舞剧院 话剧院 京剧院 越剧院 豫剧院"
)
_LOOKS_OF_PARTIES = (
    "调研 考察 检查 督查 督导 考核 暗访 慰问 视察 走访 参观 代表 验收 访问 观摩 督察 评估 课题 调查 工作 评审"
)
_WORDS = {
    "agencies": "局 署 厅 海岸警卫队 法庭",
    "appoints": _APPOINTS,
    "bare_titles": "总书记",
    "both_states": "两国",
    "centres": "中心 发射场",
    "contests": "男 女 混",
    "customs": "海关",
    "described": "是 岁 今年 生于 ，男， ，女， 年生 月生 出生 ，又名 ，原名 ，曾用名",
    "holds": "举行 举办 召开 出席 参加 参与",
    "lies": "位于 坐落于 坐落在 地处 设在",
    "of_title": _TITLES_OF_STATE,
    "opens": _OPENS,
    "parliaments": _PARLIAMENTS,
    "pronouns": "他 她",
    "receives": "会见 会晤 拜会 致电 致函 致信",
    "regions_abroad": "州 省 岛 河 机场 大道",
    "results": _RESULTS,
    "shared_heads": "社区 街道 乡镇 镇街 镇 乡 苏木 嘎查 村 团场 连场 农场 林场 牧场",
    "statesmen": "总统 总理 首相",
    "stops": _STOPS,
    "unheaded_bodies": _UNHEADED,
    "visits": _VISITS,
    "works": _WORKS,
}
_DIGITS = "0123456789"
# Of what begins with one of the first and goes on with one of the next.
_PAIRS = {
    "dates": ((_DIGITS, "年月日"), ("昨今前当近次", "日天"), ("日", "前"), ("上下本这", "周"), ("去今明", "年")),
    "seasons": (("季展周游演播映典商秀", "”昨今当日近正将分别同时在开启举落闭拉收" + _DIGITS),),
    "lives": (
        ("今", "年"),
        ("现", "年"),
        (_DIGITS, "年"),
        ("生", "于"),
        (("先后", *"曾历现"), ("任", "担任")),
        (("毕业",), "于"),
        ("族", "，"),
    ),
    "numbered": (("一二三四五六七八九十", "中小高初幼职实民人医"),),
    "notices": (("，（", "男女", "，"),),
    "takes_place": (
        ("会赛话礼判商谈晤举选试典欢演议工", "昨今当日近正将分别同时在开启举召闭落拉收由精上热火" + _DIGITS),
    ),
    "touring_parties": (
        (
            _LOOKS_OF_PARTIES.split(),
            "组团",
        ),
        (("委员", "代表"), "们"),
        (("一行",), "人"),
    ),
    "unlisted_levels": (("市县旗", "第一二三四五六七八九十"), (("",), ("厂", "矿", "海关", "中心"))),
}
_ACTS_OF_STATES = (
    "军 参议院 众议院 内务部 公共卫生 卫生部 情报部门"
    " 外交部 国防部 国务院 财政部 内政部 议会 国防军 政府军 武装部队 民族 看守 过渡 临时 紧急"
    " 海军 空军 陆军 国家 联邦 中央 空天军 武装力量 国民 安全内阁 战时内阁"
)


def pattern_cues(seeds: Seeds) -> dict[str, frozenset[str]]:
    """The words by the name of the cue."""
    pairs = _PAIRS | {
        "in_abbreviated_place": (("在来抵离赴驻", seeds.place_abbreviations),),
        "of_abbreviated_state": (({*seeds.abbreviations, *seeds.claimants}, _ACTS_OF_STATES.split()),),
    }
    cues = {name: frozenset(words.split()) for name, words in _WORDS.items()}
    return cues | {
        name: frozenset("".join(pair) for parts in of for pair in product(*parts)) for name, of in pairs.items()
    }
