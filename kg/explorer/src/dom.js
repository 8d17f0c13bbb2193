// Elements are only ever made from text nodes, so no name or quote can become markup.

export function h(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  set(element, attributes);
  add(element, children);
  return element;
}

export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  set(element, attributes);
  add(element, children);
  return element;
}

function set(element, attributes) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
}

function add(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

// A text of at most so many characters, without control and direction characters.
export function clip(text, most = 80) {
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g, " ").trim();
  const letters = clean.length > most ? Array.from(clean) : null;
  return letters && letters.length > most ? letters.slice(0, most - 1).join("") + "…" : clean || "？";
}

// A name, kept apart from the direction of the text around it.
export function named(text, most = 80) {
  const shown = clip(text, most);
  return h("bdi", shown === text ? null : { title: clip(text, 2000) }, shown);
}

export function link(address, ...children) {
  return h("a", { href: address }, ...children);
}

// Shows the first rows and a button for more.
export function rows(list, make, step, more) {
  const box = h("div.rows");
  let shown = 0;
  const button = h("button.more", { type: "button", onclick: () => grow() });
  function grow() {
    const next = list.slice(shown, shown + step);
    button.remove();
    box.append(...next.map(make));
    shown += next.length;
    if (shown < list.length) {
      button.textContent = more(list.length - shown);
      box.append(button);
    }
  }
  grow();
  return box;
}
