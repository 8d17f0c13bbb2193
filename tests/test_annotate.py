"""What is found in a sentence: people, bodies, posts, occasions, documents, places. All texts are invented."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from kg.articles.bylines import blank_credits
from kg.articles.name_columns import as_lists
from kg.ids import content_id
from kg.pipeline.extractor import Extractor
from kg.records import Article, Page, Sentence
from kg.words.scan import find_dates, plain, split_sentences

PLACE = "江东省临州市清湖市"
SAMPLES = Path(__file__).parent.parent / "seeds" / "samples" / "pages"
TYPES = {"Person", "Company", "Organization", "Event", "Place", "Document", "Post"}


def annotate(extractor: Extractor, text: str, place: str | None = PLACE) -> tuple[Sentence, ...]:
    page = Page("page", text, "-", place, "2031-04-03")
    article = Article(content_id(text), page.id, (), (), text, tuple(range(len(text))))
    sentences = extractor.annotator.annotate(page, article)
    check(article, sentences)
    return sentences


def check(article: Article, sentences: tuple[Sentence, ...]) -> int:
    """What holds for every text; gives the number of mentions."""
    body, count, end = blank_credits(as_lists(plain(article.body))), 0, 0
    assert len(body) == len(article.body)
    for sentence in sentences:
        assert sentence.article_id == article.id
        assert end <= sentence.start < sentence.end <= len(body)
        assert sentence.text == body[sentence.start : sentence.end]
        end = last = sentence.start
        end = sentence.end
        for mention in sentence.mentions:
            assert last <= mention.start < mention.end <= sentence.end, "in order, none over another"
            last = mention.end
        spans = [(m.start, m.end) for m in sentence.mentions]
        for mention in sentence.nested:
            assert any(a <= mention.start and mention.end <= b for a, b in spans), mention
        for mention in (*sentence.mentions, *sentence.nested):
            assert mention.text == body[mention.start : mention.end]
            assert mention.type in TYPES
            assert mention.method
            count += 1
    return count


def found(extractor: Extractor, text: str, kind: str, *, nested: bool = False) -> list[str]:
    """The texts of the mentions of one type, in their order."""
    groups = [s.nested if nested else s.mentions for s in annotate(extractor, text)]
    return [m.text for group in groups for m in group if m.type == kind]


def case(text: str, *names: str, bug: str = "") -> object:
    """A sentence and what must be found in it; `bug` says what goes wrong today."""
    marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=bug)] if bug else []
    return pytest.param(text, list(names), id=text[:24], marks=marks)


# --- people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # lists
        case("沈国梁、贺建霖、陆晓棠出席会议。", "沈国梁", "贺建霖", "陆晓棠"),
        case("沈国梁、贺建霖、欧阳锦绣、丁政、路遥等出席。", "沈国梁", "贺建霖", "欧阳锦绣", "丁政", "路遥"),
        case("市领导沈国梁、贺建霖，市政协主席章秀英参加上述活动。", "沈国梁", "贺建霖", "章秀英"),
        case("会议由陆晓棠主持，沈国梁、顾明川和贺建霖出席会议。", "陆晓棠", "沈国梁", "顾明川", "贺建霖"),
        case("翁海波、石磊陪同。", "翁海波", "石磊"),
        case("贺建霖等出席。", "贺建霖"),
        # after posts
        case("市委书记沈国梁、市长顾明川、市委常委贺建霖等出席。", "沈国梁", "顾明川", "贺建霖"),
        case("临州市委常委、清湖市委书记沈国梁到会讲话。", "沈国梁"),
        case("江东大学教授司马青、清湖市人民医院院长诸葛亮亮作报告。", "司马青", "诸葛亮亮"),
        case("市教育局局长许可发言。", "许可"),
        case("市教育局局长卓然发言。", "卓然"),
        case("市长顾明川要求，要抓好落实。", "顾明川"),
        case(
            "市检察院检察长卓然、市法院院长阎和平列席会议。",
            "卓然",
            "阎和平",
        ),
        # two characters, compound surnames
        case("石磊参加活动。", "石磊"),
        case("副市长欧阳川出席会议，市长司徒建新主持。", "欧阳川", "司徒建新"),
        # before what only people do
        case("由陆晓棠主持。", "陆晓棠"),
        case("郑一诺说，我很高兴。", "郑一诺"),
        case("昨日，沈国梁来到望湖街道。", "沈国梁"),
        case("会前，沈国梁看望了运动员。", "沈国梁"),
        case("沈国梁不再担任清湖市委书记。", "沈国梁"),
        # who somebody is
        case("村民詹阿根种了三亩茶。", "詹阿根"),
        case("市民吴阿明挽起袖子。", "吴阿明"),
        # appointments
        case(
            "会议决定任命苗雨桐为清湖市人民政府副市长，免去乔岩的清湖市教育局局长职务。",
            "苗雨桐",
            "乔岩",
        ),
        # foreign names
        case("法国总统马克隆、越南国家主席陈大山出席峰会。", "马克隆", "陈大山"),
        case("阿卜杜拉·哈桑·奥马尔来访。", "阿卜杜拉·哈桑·奥马尔"),
        case("巴西总统卢卡·达席尔出席会议。", "卢卡·达席尔"),
        case("市长顾明川会见皮埃尔•杜邦。", "顾明川", "皮埃尔·杜邦"),
        case("巴西总统卢卡·达席尔抵达北京。", "卢卡·达席尔"),
        case("柬埔寨首相洪马奈一行参观清湖博物馆。", "洪马奈"),
        # foreign names take no word of the sentence with them
        case("巴西总统卢卡·达席尔可能出任主席。", "卢卡·达席尔"),
        case("旗委书记孟根毕力格在现场指挥。", "孟根毕力格"),
        case("市人大常委会副主任图雅率队检查。", "图雅"),
        case("牧民孟和指着机井说。", "孟和"),
        case("民族界代表其木格先后发言。", "其木格"),
        case("市长艾尼·阿不都拉率团来访。", "艾尼·阿不都拉"),
        case("县委书记阿布都热西提·买买提讲话。", "阿布都热西提·买买提"),
        case("麻醉科主任海丽其·买买提全程参加。", "海丽其·买买提"),
        case("法国外长马尔文却对记者说，会谈顺利。", "马尔文"),
        case("巴西富豪的丈夫卢卡·马尔科来到清湖。", "卢卡·马尔科"),
        case("巴西外交部发言人卢卡·达席尔上校说，会谈顺利。", "卢卡·达席尔"),
        # words that look like names, and words beside names
        case("一位好市长曾获得表彰。"),
        case("专家向媒体表示，该选手曾参加比赛。"),
        case("临州市教育局局长沈国梁曾在会上发言。", "沈国梁"),
        case("公司代表沈国梁小姐到会。", "沈国梁"),
        case("日本首相安田健三21日说，会谈顺利。", "安田健三"),
        case("法国前总理朱佩由于生病没有出席。", "朱佩"),
        case("沈国梁表示，临州同卢拉总统的会谈很顺利。", "沈国梁", "卢拉"),
        # who reports
        case("图为清湖大桥。新华社记者沈国梁摄"),
        case("大桥昨日通车。责任编辑：沈国梁"),
        # common words
        case("方案、高度、关于、任务等通过审议。"),
        case("高度重视、周密部署、严格落实，全面完成任务。"),
        case("安全、温暖、和平、成功、关心等成为热词。"),
        case("各级党委、政府要提高站位，全体党员要带头。"),
        case("第一季度，全市项目投资平稳增长。"),
        case("市农业农村局、柳浦镇作表态发言。"),
        case("支持代表依法履职，成员单位要密切配合，市民热线畅通。"),
        case("清湖市政协主席方圆到会。", "方圆"),
        case("县人大常委会主任操立民随同考察。", "操立民"),
        case("青石县委副书记、县长斯琴毕力格讲话。", "斯琴毕力格"),
        case("会议选举高明远为市人大常委会主任，贺立（女）、于婉为副主任。", "高明远", "贺立", "于婉"),
        case("于婉为临州市教育局局长；", "于婉"),
        case("清湖市副市长（挂职）贺立参加。", "贺立"),
        case("市领导高明远、贺立、方圆、于婉参加。", "高明远", "贺立", "方圆", "于婉"),
        case("市科协秘书长甘露、县政协副主席强劲参加。", "甘露", "强劲"),
        case("副县长字有旺作安排，县文旅局局长和秀英出席。", "字有旺", "和秀英"),
        case("市长和学生一起植树，会长与主任和专家座谈。"),
        case("清湖医院董事长石敢反映了困难，县水利局局长顾希调任副市长。", "石敢", "顾希"),
        case("校长司马珏以《远行》为题致辞。", "司马珏"),
        case("快递员展飞，高一学生曲明阳鞠了一躬。", "展飞", "曲明阳"),
        case("输变电工程投运后，志愿者申请人排起长队。"),
        case("选举矣金平为市总工会主席，聘任卜一鸣为秘书长。", "矣金平", "卜一鸣"),
    ],
)
def test_people(extractor: Extractor, text: str, names: list[str]) -> None:
    assert found(extractor, text, "Person") == names


def test_a_name_of_one_sentence_is_found_in_the_others(extractor: Extractor) -> None:
    text = "市长顾明川要求，要抓好落实。很多人认识顾明川。群众见到顾明川，都很高兴。"
    assert found(extractor, text, "Person") == ["顾明川"] * 3


def test_alone_such_a_sentence_holds_no_name(extractor: Extractor) -> None:
    assert found(extractor, "很多人认识顾明川。", "Person") == []


def test_the_short_form_of_a_foreign_name(extractor: Extractor) -> None:
    text = "安哥拉总统若昂·洛萨多出席峰会。洛萨多表示，愿加强合作。"
    assert found(extractor, text, "Person") == ["若昂·洛萨多", "洛萨多"]


@pytest.mark.parametrize(
    ("text", "pronouns"), [("他强调，要抓好落实。", 1), ("会后，她还走访了企业。", 1), ("其他人没有来。", 0)]
)
def test_pronouns(extractor: Extractor, text: str, pronouns: int) -> None:
    mentions = [m for s in annotate(extractor, text) for m in s.mentions if m.type == "Person"]
    assert len(mentions) == pronouns
    assert all(m.method == "pronoun" for m in mentions)


def test_a_name_in_a_title_is_no_mention(extractor: Extractor) -> None:
    text = "市长顾明川发言。会议学习了《顾明川同志讲话》。"
    assert found(extractor, text, "Person") == ["顾明川"]


# --- bodies and companies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        case(
            "市文旅局、市公安局、清湖市教育局、江东省政协参加会议。",
            "市文旅局",
            "市公安局",
            "清湖市教育局",
            "江东省政协",
        ),
        case("贺立，女，现任远岭县委组织部干部。", "远岭县委组织部"),
        case("任远，县政协委员。"),
        case("中共清湖市委、市委组织部、市委常委会开展活动。", "中共清湖市委", "市委组织部", "市委常委会"),
        case("市十七届人大常委会举行第二十二次会议。", "市十七届人大常委会"),
        case("临州大学、清湖市第一中学参加活动。", "临州大学", "清湖市第一中学"),
        case("国务院印发文件。", "国务院"),
        case("临州市委和清湖市委联合主办。", "临州市委", "清湖市委"),
        case("昨日，市长顾明川走访清湖大学。", "清湖大学"),
        case(
            "昨日，市长顾明川调研清湖市第一人民医院。",
            "清湖市第一人民医院",
        ),
        case("这所大学、一所中学和两家公司参加。"),
        case("各级党委、有关单位、各部门参加。"),
        case("全市委托的机构参加。"),
        case("市科技局抽调骨干组成专班，一周一调度。", "市科技局"),
        case("他不愿预测最高法院怎么看。", "最高法院"),
        case("林方敦促法国证券管理委员会尽快答复。", "法国证券管理委员会"),
        case("三辆客车陆续驶进清湖大学。", "清湖大学"),
        case("以2005年电视台和清湖市图书馆为例。", "清湖市图书馆"),
        case("当晚学校老师来电，许多博物馆停电。"),
        case("法国参议院拒绝了民主党的议案，法国保守党在首都开会。", "法国参议院", "法国保守党"),
        case("3日法国过渡政府宣布停火。", "法国过渡政府"),
        case("他住在临州学院路，单位在清湖银行大厦。"),
    ],
)
def test_bodies(extractor: Extractor, text: str, names: list[str]) -> None:
    assert found(extractor, text, "Organization") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        case("远帆精密制造（清湖）有限公司、清湖农商银行参加活动。", "远帆精密制造（清湖）有限公司", "清湖农商银行"),
        case("江东澜光新能源股份有限公司开工。", "江东澜光新能源股份有限公司"),
        case("公司、集团、银行要发挥作用。"),
        case("昨日，清湖市与远山集团签署协议。", "远山集团"),
        case("远帆精密制造（清湖）有限公司投产。目前，远帆精密订单饱满。", "远帆精密制造（清湖）有限公司", "远帆精密"),
        case("清湖能源集团投产。全市能源供应平稳。", "清湖能源集团"),
        case("清铁集团发布消息，全清铁路里程增加。", "清铁集团"),
        case("驻清湖第97集团军官兵参加抢险，跨国公司来访。"),
        case("法国公司承建了大桥，国际评级机构青石公司下调评级。", "青石公司"),
        case("清湖市长虹铸造有限公司投产。", "清湖市长虹铸造有限公司"),
        case(
            "一旦清湖青石银行出手，远帆汽车（清湖）投资有限公司就能开工。",
            "清湖青石银行",
            "远帆汽车（清湖）投资有限公司",
        ),
        case("加快推进医疗保险，信用卡公司和国内银行都很忙，清湖市某软件公司也是。"),
        case("原告远山集团起诉，记者致电青石集团。", "远山集团", "青石集团"),
    ],
)
def test_companies(extractor: Extractor, text: str, names: list[str]) -> None:
    assert found(extractor, text, "Company") == names


# --- posts


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        case("市委副书记、政法委书记蒋怀远出席。", "市委副书记", "政法委书记"),
        case("市长顾明川出席。", "市长"),
        case("原市政协副主席俞根生参加活动。", "原市政协副主席"),
        case("市公安局长殷红出席。", "市公安局长"),
        case(
            "清湖市人民医院院长、主任医师葛春来作报告。",
            "清湖市人民医院院长",
            "主任医师",
        ),
        case("法国总统马克隆来访。", "法国总统"),
        case("江东澜光新能源股份有限公司董事长司徒建新致辞。", "江东澜光新能源股份有限公司董事长"),
        case("市委办公室和主席台都在三楼。"),
        case("昨日，市长顾明川走访远山集团。", "市长"),
        case("昨日，市委书记顾明川走访远山集团。", "市委书记"),
        case("昨日，市委书记顾明川看望清湖茶业协会。", "市委书记"),
        case(
            "昨日，市委书记沈国梁与江东大学校长司马青举行会谈。",
            "市委书记",
            "江东大学校长",
        ),
        case("书记、市长都很忙。"),
        case("市文旅局市场处处长顾明川介绍情况。", "市文旅局市场处处长"),
        case("立案庭庭长顾明川、农技站站长俞根生发言。", "立案庭庭长", "农技站站长"),
        case("会议听取市公安局局长顾明川汇报。", "市公安局局长"),
        case("●渔湾街道党工委书记顾明川参加。", "渔湾街道党工委书记"),
        case("副县长、县林业特产局局长顾明川到会。", "副县长", "县林业特产局局长"),
        case("英国驻联合国大使卢卡斯发言。", "英国驻联合国大使"),
        case("临州奥组委执行副主席顾明川发言。", "临州奥组委执行副主席"),
    ],
)
def test_posts(extractor: Extractor, text: str, posts: list[str]) -> None:
    assert found(extractor, text, "Post") == posts


def test_who_leads_parties_and_boards_is_in_no_company(extractor: Extractor) -> None:
    text = "海协会董事长蒋怀远、远帆展览总经理顾明川、工程部负责人俞根生出席。"
    assert found(extractor, text, "Company", nested=True) == ["远帆展览"]
    assert found(extractor, text, "Organization", nested=True) == ["海协会"]


def test_the_body_of_a_post_is_nested_in_it(extractor: Extractor) -> None:
    text = "市委副书记、政法委书记蒋怀远出席。"
    assert found(extractor, text, "Organization", nested=True) == ["市委", "政法委"]
    assert found(extractor, text, "Organization") == []


# --- occasions


@pytest.mark.parametrize(
    ("text", "occasions"),
    [
        case("全市教育大会召开。", "全市教育大会"),
        case("第三届清湖国际茶叶博览会昨日在清湖会展中心开幕。", "第三届清湖国际茶叶博览会"),
        case("“湖城杯”龙舟赛在望湖公园举行。", "“湖城杯”龙舟赛"),
        case("市长顾明川出席清湖软件园开工仪式。", "清湖软件园开工仪式"),
        case("市政府常务会议召开。", "市政府常务会议"),
        case("沈国梁主持会议。", "会议"),
        case("清湖茶文化节昨日开幕。", "清湖茶文化节"),
        case("清湖茶叶节昨日开幕。", "清湖茶叶节"),
        case("中国共产党第二十次全国代表大会在北京召开。", "中国共产党第二十次全国代表大会"),
        case("江东省十四届人大二次会议开幕。", "江东省十四届人大二次会议"),
        case("会议室、会议纪要、大会堂都要打扫。"),
        case("今年举办了20余场培训。"),
        case("他们认真调研，反复走访。"),
        case(
            "中共清湖市委十五届四次全会在清湖市行政中心召开。",
            "中共清湖市委十五届四次全会",
        ),
        case("此次云溪峰会举行，本次会议开幕。", "峰会", "会议"),
        case("开展消费品以旧换新宣传活动。", "消费品以旧换新宣传活动"),
        case("致电祝贺第九届云溪水利大会开幕。", "第九届云溪水利大会"),
        case("深刻认识重大意义、全面准确领会大会精神，推动大会精神落到实处。", "大会", "大会"),
        case("江东省加快实施清泉入户攻坚行动，成效明显。", "清泉入户攻坚行动"),
        case("清湖市支持临州市办好第五届江东省运动会。", "第五届江东省运动会"),
        case("“青春启动未来”主题活动在清湖举行。", "“青春启动未来”主题活动"),
        case("清湖软件园项目启动暨签约仪式举行。", "清湖软件园项目启动暨签约仪式"),
        case("要贯彻党的二十大和江东省教育大会精神。", "党的二十大", "江东省教育大会"),
        case("第二届“清湖茶人论坛”在临州开幕。", "第二届“清湖茶人论坛”"),
        case("“2025清湖茶人论坛”在临州开幕。", "2025清湖茶人论坛"),
        case("清湖临州两市领导第六次会晤，成果很多。", "清湖临州两市领导第六次会晤"),
        case("两家协会举行新一轮罢工。", "新一轮罢工"),
        case("新一轮渔业谈判5日在临州举行。", "新一轮渔业谈判"),
        case("临州博物馆举办“茶路”特色展。", "“茶路”特色展"),
        case("本届清湖茶博会展览面积很大。", "清湖茶博会展览"),
        case("纪念清湖渔民起义胜利80周年座谈会昨日举行。", "纪念清湖渔民起义胜利80周年座谈会"),
        case("江东省学习贯彻党的十三届九中全会精神报告会昨日举行。", "江东省学习贯彻党的十三届九中全会精神报告会"),
        case("党的十三届九中全会提出要求。", "党的十三届九中全会"),
        case("全市用实际行动护水，商务活动指数上升。"),
        case("清湖市举办了约1.1万场招聘活动。"),
        case("清湖侨界联谊会主席来访。"),
        case("顾明川出席临州总工会和清湖总工会合作协议签署仪式。", "临州总工会和清湖总工会合作协议签署仪式"),
        case("两市市长共同出席茶叶、旅游等领域合作文本交换仪式。", "茶叶、旅游等领域合作文本交换仪式"),
        case("顾明川出席清湖茶博会开幕式、茶学院揭牌仪式。", "清湖茶博会开幕式", "茶学院揭牌仪式"),
    ],
)
def test_occasions(extractor: Extractor, text: str, occasions: list[str]) -> None:
    assert found(extractor, text, "Event") == occasions


# --- documents, places, dates


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        case("《清湖日报》《关于“十四五”规划的建议》出版。", "《清湖日报》", "《关于“十四五”规划的建议》"),
        case("会议审议《清湖市政府工作报告》。", "《清湖市政府工作报告》"),
        case("《没有结尾的书。"),
        case("《》是空的。"),
    ],
)
def test_documents(extractor: Extractor, text: str, titles: list[str]) -> None:
    assert found(extractor, text, "Document") == titles


@pytest.mark.parametrize(
    ("text", "places"),
    [
        case(
            "义乌市、金华市、浙江省、杭州市西湖区、法国、我市、我省。",
            *"义乌市 金华市 浙江省 杭州市 西湖区 法国 我市 我省".split(),
        ),
        case("龙舟赛在望湖公园举行。", "望湖公园"),
        case("昨日，清湖市望湖街道很热闹。", "清湖市望湖街道"),
        case("顾明川到望湖宫、清湖街、远山社区等地调研。", "望湖宫", "清湖街", "远山社区"),
        case("位于江东省临州市的沈家山水库蓄水。", "江东省", "临州市", "沈家山水库"),
        case("乔木湖位于法国南部城市卡塞斯。", "乔木湖", "法国", "卡塞斯"),
        case("位于法国的一家工厂停产。", "法国"),
        case("演习在卡塞斯、贝鲁克等地进行。", "卡塞斯", "贝鲁克"),
        case("顾明川走进田间，听取汇报。"),
        case("市场、市民、区域和广场都好。"),
        case("他们互相合作，资源丰富。"),
        case("支持广大发展中国家。"),
        case("在前不久举行的论坛上，在同步召开的会议上。"),
        case("论坛14日在法国南部城市芒贝尔举行。", "法国", "芒贝尔"),
    ],
)
def test_places(extractor: Extractor, text: str, places: list[str]) -> None:
    assert found(extractor, text, "Place") == places


def test_an_invented_place_is_known_by_the_page(extractor: Extractor) -> None:
    text = "昨日，江东和临州、清湖的代表到齐。"
    assert found(extractor, text, "Place") == ["江东", "临州", "清湖"]
    other = [m.text for s in annotate(extractor, text, "法国") for m in s.mentions if m.type == "Place"]
    assert "清湖" not in other


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("3月12日上午9点，会议召开。", ["3月12日上午9点"]),
        ("2031年4月3日和昨日下午。", ["2031年4月3日", "昨日下午"]),
        ("5月1日至3日放假。", ["5月1日至3日"]),
        ("去年以来，近日。", ["去年", "近日"]),
        ("３月１２日", ["3月12日"]),
        ("没有日子。", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    text = plain(text)
    assert [text[start:end] for start, end in find_dates(text)] == dates


# --- offsets


def test_sentences_cover_the_text() -> None:
    text = "他说：“来了！”大家笑了。\n第二段？！没有句号"
    parts = [text[start:end] for start, end in split_sentences(text)]
    assert parts == ["他说：“来了！”", "大家笑了。", "第二段？！", "没有句号"]
    assert split_sentences("") == []


def test_full_width_and_ascii_marks(extractor: Extractor) -> None:
    text = "３月１２日,市长顾明川出席“ＡＩ论坛”(第２届)!副市长殷红参加.\n会见皮埃尔•杜邦."
    assert plain(text) == "3月12日，市长顾明川出席“AI论坛”（第2届）！副市长殷红参加.\n会见皮埃尔·杜邦."
    sentences = annotate(extractor, text)
    people = [(m.start, m.text) for s in sentences for m in s.mentions if m.type == "Person"]
    assert ("顾明川" in text) and (text.index("顾明川"), "顾明川") in people
    assert (text.index("皮埃尔"), "皮埃尔·杜邦") in people


def test_an_ascii_text_reads_like_a_chinese_one(extractor: Extractor) -> None:
    chinese = "昨日，市长顾明川（右）出席第3届清湖茶叶节；沈国梁、贺建霖等参加活动。"
    ascii_text = chinese.translate({ord(a): ord(b) for a, b in zip("，；（）3", ",;()３", strict=True)})
    one, other = annotate(extractor, chinese), annotate(extractor, ascii_text)
    assert [m for s in one for m in s.mentions] == [m for s in other for m in s.mentions]
    assert sum(len(s.mentions) for s in one) >= 4


@pytest.mark.parametrize(
    "text",
    [
        "",
        "。",
        "\n\n",
        "，，，",
        "、",
        "等",
        "市",
        "委",
        "书记",
        "市委书记",
        "·",
        "A·B·",
        "《",
        "》》》",
        "“”“”（（（",
        "）会",
        "”会议",
        "他",
        "王",
        "\ue001\ue007主持\ue004",
        "𠮷国梁主持会议。市长𠮷明川出席。",
        "é́市长顾明川\u200b出席\x00会议。",
        "🙂市委书记沈国梁🙂主持🙂会议🙂",
        "a" * 500,
        "第" * 200 + "届",
        "一月一日" * 50,
    ],
)
def test_odd_texts(extractor: Extractor, text: str) -> None:
    sentences = annotate(extractor, text)
    for sentence in sentences:
        extractor.rules.apply(sentence)


# --- any text


def pieces(text: str, size: str) -> list[str]:
    """The text in parts that are put together anew: clauses, stretches of a few characters, characters."""
    pattern = {"clause": r"[^，。；、\n]*[，。；、\n]?", "stretch": r"(?s).{1,5}", "character": r"(?s)."}[size]
    return re.findall(pattern, text)


@pytest.mark.parametrize("size", ["clause", "stretch", "character"])
@pytest.mark.parametrize("seed", range(4))
def test_any_text_keeps_its_offsets(extractor: Extractor, seed: int, size: str) -> None:
    dice = random.Random(f"{seed} {size}")
    pages = sorted(path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md"))
    assert len(pages) >= 6
    parts = pieces(pages[seed].read_text(encoding="utf-8"), size)
    dice.shuffle(parts)
    odd = ["\ue001", "𠮷", "\u200b", "２", "·", "（", "》", "“", "\r", "\t", "等", "市委", "会", "　", "某某"]
    for _ in range(40):
        parts.insert(dice.randrange(len(parts)), dice.choice(odd))
    text = "".join(parts)[:3000]
    page = Page("page", text, "-", dice.choice([PLACE, "义乌市", "中国", None, "北京市朝阳区"]), "2031-04-03")
    article = Article("a", page.id, (text[:30], text[40:60]), (), text, tuple(range(len(text))))
    sentences = extractor.annotator.annotate(page, article)
    assert check(article, sentences) > 0
    assert extractor.annotator.annotate(page, article) == sentences
    record = extractor.extract_article(page, article).record
    ids = [entity.id for entity in record.entities]
    assert len(set(ids)) == len(ids)
    for entity in record.entities:
        assert entity.names
        assert all(0 <= start < end <= len(text) for start, end in entity.mentions), entity
    for relation in record.relations:
        assert {relation.subject, relation.object} <= set(ids), relation
        assert 0 <= relation.evidence[0] < relation.evidence[1] <= len(text), relation
        assert 0 < relation.confidence <= 1
