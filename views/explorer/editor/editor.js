// A box to write Cypher in. The words lie in a text area, as transparent ink; the same words lie coloured under it.

const MOST_WORDS = 4000;
const PARTS = new RegExp(
  [
    String.raw`(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))`,
    String.raw`(?<string>'(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?)`,
    String.raw`(?<name>(?<=[:|]\s*)(?:\w+|${"`[^`]*`?"}))`,
    String.raw`(?<parameter>\$\w+)`,
    String.raw`(?<keyword>\b(?:match|optional|where|return|with|unwind|as|and|or|xor|not|in|is|null|true|false|order|by|asc|desc|skip|limit|distinct|union|all|any|none|single|exists|case|when|then|else|end|contains|starts|ends|count)\b)`,
    String.raw`(?<number>\b\d+(?:\.\d+)?\b)`,
  ].join("|"),
  "giu",
);

class Editor {
  constructor(root) {
    this.root = root.querySelector(".editor");
    [this.words, this.colours, this.button] = [".words", ".colours", ".run"].map((part) => this.root.querySelector(part));
    this.words.maxLength = MOST_WORDS;
    this.words.addEventListener("input", () => this.colour());
    this.words.addEventListener("scroll", () => (this.colours.scrollTop = this.words.scrollTop));
    this.words.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.run();
    });
    this.button.addEventListener("click", () => this.run());
  }

  // Take over what the page says; what is being written stays unless another statement was chosen.
  update(data, tell) {
    this.tell = tell;
    this.words.setAttribute("aria-label", data.words.label);
    this.button.textContent = data.words.run;
    if (this.given === data.statement) return;
    this.given = this.words.value = data.statement;
    this.colour();
  }

  colour() {
    const text = this.words.value;
    const parts = [];
    let at = 0;
    for (const { index, 0: part, groups } of text.matchAll(PARTS)) {
      const kind = Object.keys(groups).find((name) => groups[name] !== undefined);
      parts.push(text.slice(at, index), Object.assign(document.createElement("span"), { className: kind, textContent: part }));
      at = index + part.length;
    }
    // A last line that is empty has a height only with something in it.
    this.colours.replaceChildren(...parts, text.slice(at), "\u200b");
    this.colours.scrollTop = this.words.scrollTop;
  }

  run() {
    this.given = this.words.value;
    this.tell("run", this.words.value);
  }
}

const editors = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let editor = editors.get(parentElement);
  if (!editor) editors.set(parentElement, (editor = new Editor(parentElement)));
  editor.update(data, setTriggerValue);
  return () => editors.delete(parentElement);
}
