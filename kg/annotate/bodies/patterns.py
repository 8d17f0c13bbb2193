"""What finds bodies that no table and no head noun tells: parties, forces, missions, presidiums."""

from __future__ import annotations

from collections.abc import Iterator

import kg.regex as re

# The channels of the state's television.
CHANNEL = (
    "(?:综合|新闻|财经|综艺|音乐|国防军事|中文国际|社会与法|农业农村|科教|体育(?:赛事)?|奥林匹克"
    "|纪录|戏曲|电视剧|电影|少儿|4K超高清|8K超高清)"
)
_SHIP = "神舟?[一二三四五六七八九十]{1,3}号?"
_CREW = "(?:航天员|飞行)?乘组"
_PARTIES = re.compile(
    r"(?<![人市农村居公渔牧])(?:(?<![移平选国全难灾便利军])(?:民革(?!命)|民盟|民建(?![设筑房言议国]|立(?!会))|民进(?![行入城程]|一步))|农工党|农工民主党|致公党|九三学社|台盟)"
    r"(?:(?:中央(?:委员会)?|[\u4e00-\u9fa5]{2,8}?(?:市|省|区|县)?委(?:员)?会|[\u4e00-\u9fa5]{0,6}?[省市区县]委(?!员)(?:会(?![见谈晤议])|(?:组织|宣传|联络|参政议政|社会服务)[部处]|办公室)?|[\u4e00-\u9fa5]{2,8}?(?:总支|支部|基层委)))?"
)
_FORCES = re.compile(
    r"(?:陆军|(?<!军区))第\d{2}集团军|"
    r"[东西南北中]部战区(?:陆军|海军|空军)?(?:机关)?|"
    r"(?<![\u4e00-\u9fa5])(?:陆军|海军|空军|火箭军|武警部队|联勤保障部队|信息支援部队|军事航天部队|网络空间部队|战略支援部队)(?=副?(?:司令员|政治委员|政委|参谋长))"
    r"|(?:陆军|海军|空军|火箭军|武警|省军区|军区|警备区)[\u4e00-\u9fa5]{1,6}(?:部|院|旅|团|支队|总队|大队|基地)"
    r"(?=副?(?:政委|司令|部长|院长|主任|政治委员|队长|团长))"
    r"|武警[\u4e00-\u9fa5]{2,5}?(?:总队|支队|大队|中队)(?!长|员|某|[一-龥]{1,4}(?:支队|大队|中队))"
    r"|(?<=的)(?:陆军|海军|空军|火箭军|武警部队)(?=副?(?:司令员|政治委员|政委|参谋长))|(?<=军衔的)(?:陆军|海军|空军|火箭军)"
)
# 中国人民政治协商会议第八届、九届全国委员会: the one of several terms
_CONFERENCES = re.compile(
    "(?:中国人民政治协商会议|(?:中国人民)?政协)第[一二三四五六七八九十]+届(?:、第?[一二三四五六七八九十]+届)+全国委员会"
)
_MISSIONS = re.compile(
    "(?:中国|我国?)?(?:常)?驻(?!多|各|外)(?:(?!大使[^馆])[\u4e00-\u9fa5]){1,12}?(?:大使馆|总领事馆|总领馆|领事馆|领馆|使团|代表团|代表处|使馆)"
)
# 率|某市党政代表团, 某县经贸考察团
_DELEGATIONS = re.compile(
    "(?:(?<=[率领日午天])|(?<![\u4e00-\u9fa5]))(?:(?![率领带由随])[\u4e00-\u9fa5]){1,7}?[省市县区州旗盟镇乡](?:党政|经贸|政府|友好|企业家|工商|文化|教育|招商)"
    "(?:学习|参观|友好|经贸|商务)?(?:代表团|考察团|访问团|考察组|交流团|慰问团)"
)
_LOOKS = "督导 督查 督察 检查 考核 考察 调研 视察 慰问 暗访 暗查 验收 评估 参观 观摩 访问".split()
# Of which each of their names ends in one.
_PARTIES_ON_TOUR = (
    *("督导组", "督查组", "督察组", "检查组", "考核组", "考察组", "考察团", "调研组", "视察组", "视察团"),
    *("慰问组", "慰问团", "暗访组", "暗查组", "验收组", "评估组", "参观团", "观摩团", "访问团"),
)
# 省安全生产第五督导组|来我市, 县安委会明察暗访组|对…进行检查, 率|某县考察团: a party on tour, of a place or of a body
_TOURERS = re.compile(
    "(?:(?<=[率领日午天前])|(?<![\u4e00-\u9fa5”]))(?!各|全[省市县区]|[该我本]|[省市县区州旗盟](?:里|级|直|领导|内)|[省市县区州旗盟]、)"
    "(?:国务院|国家|全国|中央|[省市县区州旗盟]|自治[区州县旗]|(?:(?![率领带由随来到赴派])[\u4e00-\u9fa5]){2,7}?[省市县区州旗盟镇乡])"
    "(?:(?![的了和由率来到赴派带等])(?!成立|组织|组成|抽调|陪同|邀请|联合[检督调考]|[与及向在]|书记|主席|主任|[省市县区厅局州镇]长|常委(?!会)|(?<!人大)代表)[\u4e00-\u9fa5“”]){0,16}?"
    rf"(?:第[一二三四五六七八九十\d]+)?(?:{'|'.join(_LOOKS)})+[组团](?![成织长队])"
    "(?=一行|成员|\\d|[来到赴在对莅抵走深就先前分实以近又还]|(?:专[程门题]|集中|现场|继续|连[续夜]|随机|冒雨)*(?:检查|督查|督导|调研|考察|慰问|走访))"
)
# 第一视察组|的委员们先后来到某厂, 第三督导组|一行
_NUMBERED = re.compile(
    rf"(?:(?<=[日午天，；])|(?<![\u4e00-\u9fa5”]))第[一二三四五六七八九十\d]+(?:{'|'.join(_LOOKS)})[组团](?!长)"
    "(?=一行|的?(?:委员|代表|成员)|[来到赴在对深]|先后|前往|实地|分别)"
)
_PRESIDIUM = re.compile(
    "(?:大会)?主席团(?=常务主席|执行主席|成员)|(?<![\u4e00-\u9fa5])(?:(?![了过])[\u4e00-\u9fa5]){4,24}?(?:会议|大会)主席团(?=\\d|举行|召开|[今昨]天)"
)
# 中科院|某某所
_INSTITUTE = re.compile(
    "(?:中科院|中国科学院|社科院)[^，。；、“”（）的和与]{2,12}?(?:所(?![在有需以属谓获做提])|天文台|植物园)"
)
# 某医院|心内科主任
WITH_WARD = re.compile("[\u4e00-\u9fa5]{3,20}?院(?=[\u4e00-\u9fa5]{1,6}科(?:副?主[任治]|医[师生]|护士))")
_GROUP = re.compile("“(?:77国集团|不结盟运动)[加和]中国”|77国集团")
_CHANNELS = re.compile(
    "(?:(?<!广播电视)总台)?央视(?:[\u4e00-\u9fa5]{2,4}频道|网|频(?!道))"
    f"|(?:(?<!广播电视)总台|(?<=中央广播电视总台)|(?<=中央电视台)|(?<![\u4e00-\u9fa5”])|(?<=频道和)|(?<=频道以及)){CHANNEL}频道"
)
# 神舟二十号航天员乘组, and the first of two that share the noun: 神舟二十号、|神舟二十一号航天员乘组.
_CREWS = re.compile(f"{_SHIP}(?:{_CREW}|(?=[、和与]{_SHIP}{_CREW}))")
# 中国赴黎巴嫩维和部队
_PEACEKEEPERS = re.compile(
    "(?:中国)?(?<!批)赴[\u4e00-\u9fa5]{2,6}(?:（[\u4e00-\u9fa5]{1,4}）)?维和(?:部队|步兵营|工兵分队|医疗分队|警察防暴队)"
)
# Those sent to watch over a ministry: 某省纪委监委驻省水利厅纪检监察组.
_INSPECTORS = re.compile(
    "(?:中央纪委国家监委|(?:[\u4e00-\u9fa5]{2,3})?[省市县区州]纪委监委)?驻(?:(?![驻在])[\u4e00-\u9fa5]){2,14}?纪检监察组"
)
# Ships that sail together, by the carrier they sail with.
_CARRIERS = re.compile("“[\u4e00-\u9fa5·]{2,10}”号航母(?:打击群|战斗群|编队)|[\u4e00-\u9fa5]{2}舰航母编队")
_TASK_FORCES = re.compile("(?:国务院联防联控机制|(?:\\d{4}年)?综合运输)?春运工作专班")
# Leading groups of the party's centre, whose names hold verbs: 中央区域|协调|发展领导小组办公室.
_LED_GROUPS = re.compile("中央(?:(?!中央|统一部署|领导小组)[\u4e00-\u9fa5](?<![按据和与、])){2,30}领导小组(?:办公室)?")
_YUANS = re.compile("(?<=“)(?:行政|立法|司法|监察|考试)院")  # printed in quotes: “立法院”院长, “行政院副院长”
_OF_CONGRESS = re.compile("大会秘书处|代表资格审查委员会")
# The press centre of an occasion, that holds briefings: 青石峰会|新闻中心举行首场吹风会
_PRESS = re.compile(
    "(?:(?<![\u4e00-\u9fa5—”])|(?<=[上下]午)|(?<=[今昨当]天)|(?<=晚上))(?![在据由今昨当晚])[\u4e00-\u9fa5—“”]{2,16}?[会节赛大展](?:主?新闻|主?媒体)中心"
    "(?=(?:[今昨当]天|\\d|（|[^，。；在]{0,4}(?:举行|举办|召开)))"
)
# Each with the words of which it needs one, which are found sooner.
_PATTERNS = (
    (_PARTIES, ("民革", "民盟", "民建", "民进", "农工", "致公", "九三", "台盟")),
    (_CONFERENCES, ("届全国委员会",)),
    (_PRESIDIUM, ("主席团",)),
    (_MISSIONS, ("驻",)),
    (_DELEGATIONS, ("代表团", "考察团", "访问团", "考察组", "交流团", "慰问团")),
    (_NUMBERED, _PARTIES_ON_TOUR),
    (_TOURERS, _PARTIES_ON_TOUR),
    (_INSTITUTE, ("科院", "科学院")),
    (_GROUP, ("77国", "不结盟运动")),
    (_CHANNELS, ("央视", "频道")),
    (_CREWS, ("乘组",)),
    (_PEACEKEEPERS, ("维和",)),
    (_INSPECTORS, ("监察组",)),
    (_CARRIERS, ("航母",)),
    (_TASK_FORCES, ("专班",)),
    (_LED_GROUPS, ("领导小组",)),
    (_YUANS, ("“行政院", "“立法院", "“司法院", "“监察院", "“考试院")),
    (_OF_CONGRESS, ("秘书处", "资格审查")),
    (_PRESS, ("闻中心", "体中心")),
    (_FORCES, ("战区", "部队", "军", "武警", "警备区")),
)
_NEEDED = re.compile("|".join(word for _, words in _PATTERNS for word in words))
# Behind a ministry: 中宣部|电影局与某公司签约, 财政部|某某司今天举办培训班.
DIVISION = re.compile(
    "(?![门长队将已会])(?:(?![部委署局的了为和与及在对各])[\u4e00-\u9fa5]){2,10}?(?:(?<![公官上])司|(?<![大全格布结当开残僵破政战时])局)"
    "(?=[今昨]天|日前|近日|\\d|[与和同、]|在[\u4e00-\u9fa5]|主办|承办|举办|主持|发布|联合|共同)"
)
FORMER_POST = re.compile(
    "原(?:党组|党委|副[局院校主总处]|局长|院长|校长|主任|书记|总经理|董事长)"
)  # 某管理局|原党组成员
# Between a body and a title: 某局|二级巡视员.
RANKED = re.compile("(?:常务|第一)?副|[一二三四]级|高级|首席|资深|执行|名誉|技术|财务")
# What shows behind a name that it is none: half of a word, or one of a kind.
CUT = re.compile(
    "部[门队]|局地(?![址处震质理])|(?<![国省市县区州]工商)联(?:界|[和、]无党派)|府军|进党|办公|军礼|大会(?![议上期])|会议(?<=常委会议)"
)  # 人社部|门, 世界义乌人大|会
# What begins behind the 部 of a ministry with the character of its head: 水利部|长江委, 欧盟能源部|长会议.
LONG_NAME = re.compile(
    "长(?:江(?:委|水利|流域|航|干|上|中|下|口|三|大|沿|禁|保|经)|[沙春]市|安街|[期远]|三角|(?:特别|非正式|级)?(?:会议|理事会)|级)"
)


def matches(text: str) -> Iterator[re.Match[str]]:
    """What the patterns find, one after the other."""
    found = set(_NEEDED.findall(text))
    for pattern, words in _PATTERNS if found else ():
        if not found.isdisjoint(words):
            yield from pattern.finditer(text)
