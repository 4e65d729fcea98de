// Elements: found, and made with properties and children. Text is never read as markup.
export const $ = (id) => document.getElementById(id);
export const all = (selector, from = document) => [...from.querySelectorAll(selector)];

export function element(name, properties = {}, ...children) {
  const { data, spoken, ...own } = properties;
  const made = Object.assign(document.createElement(name), own);
  if (data) Object.assign(made.dataset, data);
  if (spoken !== undefined) made.setAttribute("aria-label", spoken);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const bdi = (text) => element("bdi", { textContent: text });

export function button(words, act, properties = {}) {
  const made = element("button", { type: "button", ...properties }, words, ...(properties.key ? [" ", element("kbd", { textContent: properties.key })] : []));
  made.addEventListener("click", act);
  return made;
}

// drawn is an element of SVG.
export function drawn(name, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

// place moves and sizes an element that stands freely, in pixels.
export function place(node, left, top, width, height) {
  const { style } = node;
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}

// commandOf shows the command line that does the same, to copy.
export function commandOf(command) {
  if (!command) return null;
  const copy = button("Copy", async () => {
    try {
      await navigator.clipboard.writeText(command);
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(copy.previousElementSibling);
      copy.textContent = "Selected";
    }
  }, { spoken: "Copy the command line" });
  return element("div", { className: "command" }, element("code", { textContent: command, tabIndex: 0 }), copy);
}
