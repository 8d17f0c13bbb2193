"""The words that the invented cities of `world.py` are made of: bodies, seats, names, occasions and sentences.

A template's {slots} are filled with pieces that know whom they name. None of its sentences comes from a real paper.
"""

from __future__ import annotations


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


PROVINCE, PREFECTURE = "江东省", "临州"
CITIES = "清湖 南屏 望川 云澜 青崖 桐浦".split()  # none is a real division; three are taken for a world

SURNAMES = (
    "沈 顾 陆 翁 潘 欧阳 葛 褚 贺 章 殷 施 汤 柏 石 邱 严 苗 乔 阎 卓 俞 谈 祝 龚 詹 孟 司徒 梁 倪 白 鲁 "
    "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 郑 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧 蔡 "
    "田 董 袁 于 余 蒋 杜 叶 程 魏 吕 丁 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陶 金 方 洪 夏 熊 侯"
).split()
GIVEN = (
    "明远 晓岚 国安 海平 志坚 秀云 文涛 雨晴 建霖 一诺 佳 翔 若兰 敏 思成 长河 启明 根生 仁杰 景行 思齐 新华 立 磊 岩 "
    "佳宁 志文 水根 大勇 振宇 晚秋 怀瑾 秋白 望舒 知微 国梁 晓棠 海波 明川 春来 和平 家骏 雨桐 志远 秀英 德胜 建国 "
    "卫东 丽华 永强 晓东 文彬 玉兰 伟民 少华 宏伟 爱华 剑锋 立群 正阳 云峰 俊杰 慧敏 东升 国庆 学军 红梅 向阳 小军 "
    "静 涛 勇 芳 军 强 超 鹏 杰 丽 艳 波 辉 凯 琳 峰 浩 洁 斌 健 亮 宁 颖 琦 炜 晟 忠 华 平 林"
).split()

# key: (long name of the body without its city, short form)
BUREAUS = {
    "发改局": ("发展和改革局", "发改局"),
    "经信局": ("经济和信息化局", "经信局"),
    "教育局": ("教育局", "教育局"),
    "科技局": ("科学技术局", "科技局"),
    "民政局": ("民政局", "民政局"),
    "财政局": ("财政局", "财政局"),
    "人社局": ("人力资源和社会保障局", "人力社保局"),
    "建设局": ("住房和城乡建设局", "建设局"),
    "交通局": ("交通运输局", "交通运输局"),
    "水利局": ("水利局", "水利局"),
    "农业局": ("农业农村局", "农业农村局"),
    "商务局": ("商务局", "商务局"),
    "卫健局": ("卫生健康局", "卫健局"),
    "应急局": ("应急管理局", "应急管理局"),
    "市监局": ("市场监督管理局", "市场监管局"),
}
DEPUTIES = ("经信局", "教育局", "建设局", "农业局", "商务局", "交通局")  # bureaus whose 副局长 is seen as well

# renamed bodies: (place among the three cities, old long, old short, new long, new short, date)
RENAMED_ORGANS = [
    (0, "大数据发展管理局", "大数据局", "数据局", "数据局", "2023-11-15"),
    (1, "扶贫开发办公室", "扶贫办", "乡村振兴办公室", "乡村振兴办", "2021-08-10"),
    (2, "安全生产监督管理局", "安监局", "安全生产督查局", "安全督查局", "2022-06-21"),
]
# formed of two: (place, first, second, new long, new short, date); three bodies, each its own
FORMED_ORGANS = [
    (0, "投资促进局", "口岸管理局", "投资发展局", "投发局", "2022-09-14"),
    (1, "文化局", "旅游发展局", "文化和旅游局", "文旅局", "2022-04-19"),
    (2, "林业局", "园林管理局", "林业和园林局", "林园局", "2024-03-12"),
]
# companies: (place, legal name, trade); {c} is the city, {a} a stem with the trade: 恒远纺织
COMPANIES = [
    (0, "江东{a}股份有限公司", "纺织"),
    (0, "{c}{a}有限公司", "精密"),
    (0, "江东{a}有限公司", "软件"),
    (0, "{c}{a}集团有限公司", "茶业"),
    (1, "江东{a}股份有限公司", "新能源"),
    (1, "{c}{a}有限公司", "泵业"),
    (1, "江东{a}集团有限公司", "物流"),
    (1, "{c}{a}有限公司", "家居"),
    (2, "江东{a}股份有限公司", "药业"),
    (2, "{c}{a}有限公司", "机械"),
    (2, "江东{a}有限公司", "食品"),
    (2, "{c}{a}集团有限公司", "建材"),
]
STEMS = "恒远 澜光 远帆 锦川 云舟 青禾 恒川 百丈 星渡 海拓 禾木 瑞澄 鼎和 华森 凌辰 天沐 卓岭 宏滨".split()
RENAMED_COMPANIES = [(0, "新材料", "2022-10-20"), (4, "能源科技", "2023-08-16"), (9, "智能装备", "2024-05-22")]

TOWNS = "云岭镇 柳浦镇 沙洲镇 梅坞镇 东渡镇 上湾镇 望湖镇 桥南镇".split()
SHARED_TOWN = "石塘镇"  # a town of this name lies in two of the cities
VILLAGES = "前溪村 茶坞村 杨树下村 竹园村 大桥头村 月牙村 石门村 新塘村 荷塘村 下沙村 桂花村 枫树湾村".split()

MEETINGS = [  # names that papers give the same meeting
    ("全市经济工作会议", "市委经济工作会议", "{c}市经济工作会议", "稳增长"),
    ("全市农村工作会议", "市委农村工作会议", "{c}市农村工作会议", "乡村振兴"),
    ("全市安全生产工作会议", "全市安全生产会议", "{c}市安全生产工作会议", "安全生产"),
    ("全市平安建设工作会议", "全市平安建设会议", "{c}市平安建设工作会议", "平安建设"),
    ("全市招商引资大会", "全市招商引资工作大会", "{c}市招商引资大会", "招商引资"),
    ("全市教育大会", "全市教育工作大会", "{c}市教育大会", "教育优质均衡发展"),
    ("全市宣传思想文化工作会议", "全市宣传思想文化会议", "{c}市宣传思想文化工作会议", "文化惠民"),
    ("全市防汛防台工作会议", "全市防汛防台工作部署会", "{c}市防汛防台工作会议", "防汛防台"),
    ("全市数字经济发展大会", "全市数字经济大会", "{c}市数字经济发展大会", "数字化改革"),
    ("全市优化营商环境大会", "全市营商环境大会", "{c}市优化营商环境大会", "涉企服务"),
    ("全市科技创新大会", "全市科技创新工作大会", "{c}市科技创新大会", "科技攻关"),
    ("全市卫生健康工作会议", "全市卫生健康会议", "{c}市卫生健康工作会议", "医共体建设"),
]
MEETING_MONTHS = (1, 2, 3, 3, 4, 5, 4, 6, 6, 7, 9, 10)  # month of each of them
FESTIVALS = ["文化旅游节", "茶文化节", "读书节", "龙舟邀请赛", "农产品博览会", "半程马拉松"]
FESTIVAL_MONTHS = (10, 4, 4, 6, 11, 12)
TALKS = [
    ("政银企对接会", "政银企座谈会"),
    ("青年人才座谈会", "青年人才交流座谈会"),
    ("民营企业家座谈会", "民营企业家代表座谈会"),
    ("乡贤座谈会", "乡贤代表座谈会"),
]
VENUES = "市行政中心 {c}会展中心 {c}大剧院 市文化馆 市图书馆报告厅 {c}宾馆 市民之家 市委党校".split()

FULL_LEAD = lines("""{time}，{event}在{venue}召开。{lead}出席会议并讲话，{chair}主持会议。{list}出席会议。
    {time}，我市在{venue}召开{event}。{lead}出席并讲话。{chair}主持会议，{list}参加会议。
    {time}，{event}在{venue}举行，{lead}讲话，{chair}主持。{list}等参加。
    {time}，{lead}出席在{venue}召开的{event}并讲话，{chair}主持会议，{list}参加。""")
PREFECTURE_LEAD = lines("""{time}，{event}在{venue}召开。{lead}出席会议并讲话，{chair}主持会议。
    {time}，{event}在{venue}举行，{lead}出席并讲话，{chair}主持会议。""")
FULL_TALK = lines("""{leader}指出，过去一年，全市上下攻坚克难，{topic}取得了看得见的变化。
    {leader}强调，要把{topic}摆到更加突出的位置，一件接着一件办，让群众看得见、摸得着。
    {leader}要求，各级各部门要拧成一股绳，围绕{topic}拿出硬办法、好办法。
    {leader}说，{topic}没有捷径，只有把底数摸清、把责任压实，才能少走弯路。""")
CHAIR_TALK = lines("""{chairman}在主持时说，要不折不扣抓好{meeting}精神的落实，早谋划、早行动。
    {chairman}就贯彻{meeting}精神提出要求，希望各镇各部门马上就办。
    {chairman}要求，{meeting}结束后各单位要在三天内拿出清单。""")
SPEAKERS = lines("""会上，{speaker1}、{speaker2}作交流发言。
    会上，{speaker1}和{speaker2}分别作表态发言。
    {speaker1}、{speaker2}在会上先后发言。""")
REPORTERS = lines("""会上，{speaker1}通报了{topic}情况。
    {speaker1}在会上作工作部署。""")
BODIES_SPEAK = lines("""会上，{body1}、{body2}作交流发言。
    {body1}和{body2}在会上介绍了做法。""")
CAPTIONS = lines("""{time}，{event}在{venue}召开。图为会议现场。
    图为{time}在{venue}召开的{event}现场。
    {time}，{event}在{venue}举行，图为与会人员在认真听讲。""")
FOLLOW_UP = lines("""{day}召开的{event}吹响了{topic}的号角。{time}，记者来到{body1}，这里的干部正在讨论下一步的打算。
    {day}的{event}结束后，{body1}连夜召集业务骨干，把{topic}的任务一条条拆开。
    “{event}让我们心里更有底了。”{time}，谈起{day}召开的会议，不少干部这样说。记者在{body1}看到，任务清单已经上墙。""")
FOLLOW_UP_TALK = lines("""“{leader}在会上点到的问题，我们逐条对照。”{speaker1}说。
    {speaker1}表示，要照着{leader}在会上提出的要求，把{topic}往深里做、往实里做。""")
SIDE_STORY = lines("""在{day}召开的{event}上，{speaker1}作为代表发言。“企业最怕的是等。”{speaker1name}说。
    {speaker1}走上了{day}召开的{event}的发言席。“能站在这里，是鼓励，更是压力。”{speaker1name}告诉记者。
    {day}，{speaker1}参加了{event}。会后，记者在会场外拦住了{speaker1name}。""")
SIDE_TALK = lines("""{speaker1name}透露，{company}今年的订单已经排到了第四季度，用工缺口却还有五十多人。
    {speaker1name}坦言，{company}前两年走过弯路，靠着一台一台改造设备才缓过气来。
    眼下，{company}的新车间正在调试，{speaker1name}几乎天天守在现场。""")
SERIES = {  # the body whose sittings are counted: (name, number of one sitting follows)
    "市政府": ("市政府第{n}次常务会议", "{c}市政府第{n}次常务会议"),
    "市人大常委会": ("市十七届人大常委会第{n}次会议", "{c}市十七届人大常委会第{n}次会议"),
    "市政协": ("市政协十五届第{n}次主席会议", "{c}市政协十五届第{n}次主席会议"),
}
SERIES_LEAD = lines("""{time}，{lead}主持召开{event}，研究{topic}等工作。{list}参加会议。
    {time}，{event}在{venue}召开，{lead}主持会议并讲话，{list}参加。
    {time}，{lead}主持召开{event}，听取{topic}情况汇报。{list}出席会议。""")
SERIES_TALK = lines("""会议听取了{body1}关于{topic}情况的汇报。
    会议审议了{body1}起草的{topic}实施方案，原则同意按程序下发。
    会议还听取了{body1}、{body2}的专项汇报，要求把账算细、把责任分清。""")
FESTIVAL_LEAD = lines("""{time}，{event}在{venue}开幕。{lead}宣布开幕，{chair}致辞，{list}出席。
    {time}，{event}在{venue}拉开帷幕，{lead}致辞，{list}等参加。
    锣鼓声中，{event}{time}在{venue}开幕，{lead}、{chair}出席，{list}参加。""")
FESTIVAL_TALK = lines("""{event}由{body1}、{body2}联合主办，将持续到月底。
    据主办方{body1}介绍，{event}安排了二十多项活动，市民可以免费参加。
    “一年比一年热闹。”从邻县赶来的游客说。{event}由{body1}主办、{body2}承办。""")
TOUR_LEAD = lines("""{time}，{lead}到{place1}、{place2}调研{topic}工作。{list}陪同。
    {time}，{lead}带队来到{place1}和{place2}，调研{topic}情况，{list}参加。
    {time}，{lead}先后走访{place1}、{place2}，实地了解{topic}进展。{list}参加调研。""")
TOUR_TALK = lines("""在生产车间，{speaker1}汇报了今年以来的进展。{leader}一边看一边问，不时停下来同大家算账。
    {speaker1}介绍说，眼下最难的是缺地、缺人。{leader}当场请有关部门记下，限期答复。
    “困难年年有，办法总比困难多。”{leader}对{speaker1}说。""")
TALK_LEAD = lines("""{time}，{event}在{venue}召开。{lead}主持会议，{list}参加。{speaker1}、{speaker2}先后发言。
    {time}，{lead}主持召开{event}，{list}参加会议。会上，{speaker1}、{speaker2}等谈了想法。""")
SIGNING_LEAD = lines("""{time}，{event}在{venue}举行。{lead}出席，{speaker1}、{speaker2}代表双方签约。
    {time}，{event}在{venue}举行，{lead}见证签约，{speaker1}和{speaker2}在协议上签字。""")
SIGNING_TALK = lines("""根据协议，{body1}与{company}将在人才培训、设备更新等方面合作三年。
    {company}成立于2009年，此次与{body1}签约，是为了把研发环节留在本地。""")
VISIT_LEAD = lines("""{time}，{guest}率党政代表团来我市考察，{lead}在{venue}会见代表团一行，{list}陪同考察。
    {time}，{lead}在{venue}会见了来访的{guest}一行，{list}参加会见。""")
VISIT_TALK = lines("""{leader}对{guestname}一行的到来表示欢迎，希望两地在产业和文旅上常来常往。
    {guestname}说，这次来就是来学习的，许多做法可以直接带回去用。
    双方约定，今后每季度碰一次头，把合作的事一项项落到实处。""")

COMPANY_STORY = lines("""{time}，走进{company}的生产车间，机器声此起彼伏，工人们正在赶制一批出口订单。
    连日来，{company}的展厅里客商不断，最忙的一天接待了十一批客人。
    一台台设备满负荷运转，一辆辆货车排队出厂。{time}，记者在{company}看到了这样的景象。""")
COMPANY_TALK = lines("""“今年的产值预计能增长两成。”{boss}告诉记者。
    {boss}介绍，新产品已经销往十几个国家，客户回头率超过八成。
    {boss}给记者算了一笔账：换上新设备后，光电费一年就能省下近百万元。""")
COMPANY_MORE = lines("""谈起当初的决定，{bossname}说没有退路，只能往前走。
    {bossname}说，{tiny}能走到今天，靠的是一群老师傅。
    下一步，{tiny}打算把研发中心扩大一倍，{bossname}已经开始四处找人。""")
BRANCH_STORY = lines("""{time}，{branch}的客户经理来到{company}，把贷款送到了车间。{boss}说，服务上门，企业少跑腿。
    {branch}今年推出“园区贷”，{company}成了首批受益的企业。{boss}介绍，从申请到放款只用了四天。""")
BRANCH_MORE = lines("""据{bank}统计，今年以来全行已为中小企业让利一千二百余万元。
    作为{bank}在当地的网点，{branch}已设立六个便民服务站。""")
VILLAGE_STORY = lines("""天刚亮，{village}的晒场上已经忙开了。{boss}领着村民装车，这批笋干当天就要发往外地。
    {time}，{village}的文化礼堂里笑声不断。{boss}和村民们围坐在一起，商量怎么把旧晒场改成停车场。
    去年还坑坑洼洼的村道，如今铺上了沥青。{time}，在{village}，{boss}指着路边的新路灯，话匣子一下打开了。""")
VILLAGE_MORE = lines("""“村里的事，大家商量着办。”{bossname}说。
    {bossname}的手机里存着三百多个村民的号码，谁家有事都能找到他。
    接下来，{bossname}打算带着几户人家先试种，成了再推开。""")
BUREAU_STORY = lines("""记者{time}从{body1}获悉，今年以来全市{topic}提速，群众满意率有了明显提高。
    {time}，{body1}发布了{topic}的最新进展，一批老问题有了新办法。
    为了推进{topic}，{body1}抽调骨干组成专班，实行一周一调度。""")
BUREAU_TALK = lines("""{boss}表示，下一步将把重点放在薄弱环节上，力争年底前见到成效。
    “数字好看不算数，群众点头才算数。”{boss}说。
    {boss}介绍，各镇的进度已经全部上网，哪里慢了一看就知道。""")
BUREAU_MORE = lines("""{bossname}说，光靠一个部门单打独斗不行，还要{body2}一起使劲。
    {bossname}提醒，市民如有意见，可以拨打热线反映。
    为此，{bossname}和{body2}的同志一起跑了七个点。""")
RETIRED_STORY = lines("""{time}，{retired}来到市图书馆，给孩子们讲家乡的老故事。{body1}有关负责人参加活动。
    {time}，由{body1}牵头的老年书画展在市文化馆开展，{retired}带来了自己的六幅作品。""")
PREFECTURE_STORY = lines("""{time}，{lead}到{city}市调研{topic}工作，{host}、{host2}陪同。
    {time}，{lead}来到{city}市，就{topic}工作进行调研。{host}、{host2}参加调研。""")

APPOINT_LEAD = lines("""{time}，{event}在{venue}举行，{chair}主持会议。
    {time}，{event}在{venue}召开。{chair}主持会议并讲话。""")
APPOINT = lines("""会议决定任命{person}为{post}。
    会议表决通过了人事任免事项，任命{person}为{post}。""")
APPOINT_AND_REMOVE = lines("""会议决定任命{person}为{post}，免去其{oldpost}职务。
    会议表决通过了人事任免事项，任命{person}为{post}，免去{person}的{oldpost}职务。""")
ELECT_LEAD = lines("""{time}，{event}在{venue}闭幕。会议选举{person}为{post}。
    {time}，{event}完成各项议程后闭幕。会上，{person}当选{post}。""")
LEADERS_LEAD = lines("""{time}，{event}在{venue}召开，宣布临州市委关于{c}市主要领导调整的决定：{person}同志任{post}。
    {time}，我市召开{event}。会议宣布了临州市委的决定，{person}同志任{post}。""")
LEADERS_OLD = lines("""{old}同志不再担任{oldpost}职务。
    免去{old}同志的{oldpost}职务。""")
CAME_FROM = lines("""{personname}此前任{oldpost}。
    据了解，{personname}到任前任{oldpost}。
    {personname}原任{oldpost}，长期在基层工作。""")
MOVED = lines("""日前，临州市委决定：{person}同志任{post}，不再担任{oldpost}职务。
    据临州市委组织部消息，{person}同志任{post}，免去其{oldpost}职务。""")
ELECTED_TALK = lines("""{personname}在表态时说，一定俯下身子、迈开步子，把大家的信任变成实干。
    {personname}表示，将恪尽职守，自觉接受监督，不辜负全市人民的期望。""")

RENAME_STORY = lines("""{time}，{old}正式更名为{new}，新的牌子挂上了大楼正门。
    经批准，{old}{time}起更名为{new}，原有职责不变。""")
RENAME_TALK = lines("""{boss}在揭牌时说，换的是牌子，不变的是服务。
    {boss}表示，更名之后，对外的电话和地址都保持不变。""")
COMPANY_RENAME = lines("""{time}，{old}发布公告，公司名称变更为{new}。
    {old}{time}宣布更名为{new}，总部和管理团队不变。""")
FORMED_STORY = lines("""{time}，{new}挂牌成立。该局由{old1}和{old2}合并组建。
    由{old1}与{old2}合并组建的{new}{time}正式挂牌。""")

WRITERS = "钱晓 郑一诺 林佳 高翔 阮晴 汪思成 卢敏 杜若".split()
BYLINES = ["▢ 全媒体记者 {n}", "▢ 全媒体记者 {n} 通讯员 {m}", "本报记者 {n}", "▢ 记者 {n}"]
FILLERS = lines("""据了解，类似的做法已经在全市推开。
    截至上月底，相关任务已完成过半。
    雨后的清晨，街道两旁的香樟格外精神。
    有关部门提醒，遇到问题可以拨打热线咨询。
    不少市民表示，身边的变化一天比一天多。
    这样的场景，如今在各镇随处可见。
    接下来，相关单位还将组织回头看。
    一番交流下来，大家心里都有了数。""")
