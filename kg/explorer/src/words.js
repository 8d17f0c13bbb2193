// All words of the interface, Chinese and English.

const WORDS = {
  title: ["新闻知识图谱", "News knowledge graph"],
  search: ["搜索人名、单位、职务、活动", "Search people, bodies, posts, occasions"],
  home: ["首页", "Home"],
  events: ["活动", "Occasions"],
  graph: ["关系图", "Graph"],
  other: ["English", "中文"],
  skip: ["跳到正文", "Skip to content"],
  loading: ["正在装入……", "Loading…"],
  failed: ["装入失败", "Could not load"],
  nothing: ["没有找到", "Nothing found"],
  nowhere: ["没有这一页", "There is no such page"],
  pages: ["版面", "pages"],
  articles: ["文章", "articles"],
  facts: ["事实", "facts"],
  most: ["谁的活动最多", "Who had the most occasions"],
  as: ["以何种身份", "in which role"],
  all: ["全部", "All"],
  recent: ["最近的活动", "Latest occasions"],
  bymonth: ["各月的活动", "Occasions by month"],
  bodies: ["见报最多的单位", "Bodies named most"],
  posts: ["任职", "Posts"],
  holders: ["任职的人", "Who holds posts here"],
  occasions: ["活动", "Occasions"],
  companions: ["常在一起的人", "Often together with"],
  companionsNote: ["同一次活动上的次数", "occasions that both were at"],
  relations: ["其他关系", "Other relations"],
  reports: ["报道", "Reports"],
  namedIn: ["提到的文章", "Articles that name it"],
  participants: ["参加者", "Who took part"],
  also: ["又作", "also"],
  undated: ["日期不详", "undated"],
  more: ["再显示 {n} 条", "{n} more"],
  seen: ["见报", "seen"],
  seenNote: [
    "横条是见报的第一天到最后一天，不是任期；只有原文说明任免日期时才画端线。",
    "Bars run from the first to the last day on which the post was reported, which is not the term of office; an end stroke means that the text gives the day.",
  ],
  said: ["原文", "Source"],
  confidence: ["可信度", "Confidence"],
  least: ["可信度不低于", "Confidence at least"],
  rule: ["规则", "Rule"],
  status: ["状态", "Status"],
  since: ["从", "From"],
  until: ["到", "To"],
  kind: ["种类", "Kind"],
  role: ["角色", "Role"],
  steps: ["几步以内", "Steps"],
  nodes: ["最多节点", "Nodes at most"],
  relationFilter: ["关系", "Relations"],
  centre: ["以此为中心", "Centre here"],
  open: ["打开", "Open"],
  showGraph: ["看关系图", "Show graph"],
  leftOut: ["另有 {n} 个节点没有画出", "{n} more nodes are not drawn"],
  noWebgl: ["这个浏览器不能画图（没有 WebGL）；下面是同样的内容：", "This browser can't draw the graph (no WebGL); here is what it holds:"],
  drawn: ["{n} 个节点，{m} 条关系", "{n} nodes, {m} relations"],
  factsOf: ["这篇文章说了什么", "What this article says"],
  names: ["提到", "Names"],
  noHeadline: ["（没有标题）", "(no headline)"],
  source: ["文件", "File"],
  ended: ["已离任", "ended"],
  with: ["同场", "with"],
  of: ["共", "of"],
  asserted: ["原文所说", "said in the text"],
  derived: ["推出", "derived"],
  roster: ["来自名册", "from a roster"],
  reviewed: ["经人工审核", "reviewed by a person"],
  reported: ["已举行", "reported"],
  past: ["以前的", "past"],
  planned: ["将要举行", "planned"],
  mentioned: ["只是提到", "only mentioned"],
  cited: ["只是提到", "only mentioned"],
  times: ["{n} 次", "{n}"],
  keys: ["/ 搜索　↑↓ 选择　回车 打开　Esc 关闭", "/ search · ↑↓ choose · Enter open · Esc close"],
  result: ["{n} 条结果", "{n} results"],
  year: ["{n}年", "{n}"],
  gender: ["性别", "gender"],
  place: ["地点", "place"],
  date: ["日期", "date"],
  eventStatus: ["状态", "status"],
  review: ["核对", "Review"],
  reviewNote: [
    "程序拿不准是不是同一个的。决定立刻写进文件，下次打开图谱时生效；再点一次取消。键盘：1 同一个，2 不是，3 不明。",
    "Who may or may not be the same. Each decision is written at once and holds when the graph is opened again; click again to take it back. Keys: 1 same, 2 different, 3 can't tell.",
  ],
  same: ["是同一个", "Same"],
  different: ["不是同一个", "Different"],
  unsure: ["看不出", "Can't tell"],
  takenForOne: ["程序当作同一个", "taken for one"],
  takenForTwo: ["程序当作两个", "taken for two"],
  written: ["已写入", "Written"],
  reset: ["清除", "Clear"],
  filters: ["筛选", "Filters"],
};

let language = 0;

export function setLanguage(name) {
  language = name === "en" ? 1 : 0;
  document.documentElement.lang = language ? "en" : "zh-CN";
}

export const languageName = () => (language ? "en" : "zh");

export function t(key, numbers) {
  const text = WORDS[key] ? WORDS[key][language] : key;
  return numbers ? text.replace(/\{(\w)\}/g, (_, name) => numbers[name].toLocaleString("en")) : text;
}

// The label of a type or relation, which brings its own words.
export const label = (term) => (language ? term.en : term.zh);

export const known = (key) => key in WORDS;
