"use strict";
// Sets a document as elements: headings, paragraphs, boxes and tables, and the spans over them, which may nest and
// cross. Text from documents is set as text only.

/** Returns an element with attributes (functions are listeners) and children. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** One document, set once. Offsets count characters, as the graph does, and not the halves that JavaScript has. */
class Setting {
  /** `drawSpan(span, isRest)` returns the element of a span; `isRest` tells what follows where a span was cut. */
  constructor(characters, drawSpan) {
    this.characters = characters;
    this.drawSpan = drawSpan;
    this.written = []; // where each piece of text stands, in order
  }

  /** Returns all blocks, each made by `drawBlock(block, spans)` of the spans that may reach into it. */
  blocks(blocks, spans, drawBlock) {
    const ordered = spans.toSorted((a, b) => a.start - b.start || b.end - a.end);
    const page = new DocumentFragment();
    let box = null;
    let next = 0;
    let running = []; // spans that began in an earlier block and may reach into this one
    for (const block of blocks) {
      const end = block.rows.at(-1).at(-1)[1];
      while (next < ordered.length && ordered[next].start < end) running.push(ordered[next++]);
      const drawn = drawBlock(block, running);
      running = running.filter((span) => span.end > end);
      if (!block.isBoxed) box = null;
      else if (!box) page.append((box = make("section", { class: "box" })));
      (box ?? page).append(drawn);
    }
    return page;
  }

  /** Returns the element of one block. */
  block(block, spans) {
    if (block.kind === "table") return this.table(block, spans);
    const heading = block.kind === "heading" && `h${Math.min(block.level + 2, 6)}`;
    const element = make(heading || (block.kind === "title" ? "h2" : "p"));
    this.set(element, block.rows[0][0][0], block.rows.at(-1).at(-1)[1], spans);
    return element;
  }

  table(block, spans) {
    const rows = block.rows.map((cells, place) =>
      make("tr", {}, ...cells.map(([start, end]) => {
        const cell = make(place ? "td" : "th");
        this.set(cell, start, end, spans);
        return cell;
      })),
    );
    return make("table", {}, make("thead", {}, rows[0]), make("tbody", {}, ...rows.slice(1)));
  }

  /** Sets a range of the text with the spans over it as nested elements; where two cross, the later is cut in two. */
  set(parent, from, to, spans) {
    const open = [{ element: parent, end: to, height: 0 }];
    const queue = spans.filter((span) => span.start < to && span.end > from);
    const top = () => open[open.length - 1];
    let at = from;
    const write = (until) => {
      if (until > at) this.write(top().element, at, until);
      at = Math.max(at, until);
    };
    const close = (until) => {
      while (open.length > 1 && top().end <= until) {
        write(top().end);
        const { element, height } = open.pop();
        element.style.setProperty("--height", Math.min(height, 4));
        top().height = Math.max(top().height, height + 1);
      }
    };
    for (let place = 0; place < queue.length; place++) {
      const span = queue[place];
      const start = Math.max(span.start, from);
      close(start);
      write(start);
      const end = Math.min(span.end, top().end);
      if (span.end > end && end < to) {
        let later = place + 1;
        while (later < queue.length && queue[later].start <= end) later++;
        queue.splice(later, 0, { start: end, end: span.end, whole: span.whole ?? span });
      }
      const element = this.drawSpan(span.whole ?? span, Boolean(span.whole) || start > span.start);
      top().element.append(element);
      open.push({ element, end, height: 0 });
    }
    close(to);
    write(to);
  }

  /** Appends characters as text, leaving out the line ends within a sentence, and remembers where each stands. */
  write(parent, from, to) {
    const { characters } = this;
    let at = from;
    for (const part of characters.slice(from, to).join("").split(/(\s*\n\s*)/)) {
      const end = at + Array.from(part).length;
      if (part.includes("\n")) {
        if (/\w/.test(characters[at - 1]) && /\w/.test(characters[end])) parent.append(" ");
      } else if (part) {
        const node = document.createTextNode(part);
        parent.append(node);
        this.written.push({ start: at, end, node });
      }
      at = end;
    }
  }

  /** Returns the range of the page that shows characters of the document, or null where none are shown. */
  range(start, end) {
    const { written } = this;
    let low = 0;
    for (let high = written.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (written[middle].end <= start) low = middle + 1;
      else high = middle;
    }
    let last = low;
    while (last < written.length && written[last].start < end) last++;
    if (last === low) return null;
    const range = new Range();
    const offset = (piece, place) => this.characters.slice(piece.start, place).join("").length;
    range.setStart(written[low].node, offset(written[low], Math.max(start, written[low].start)));
    range.setEnd(written[last - 1].node, offset(written[last - 1], Math.min(end, written[last - 1].end)));
    return range;
  }

  /** Marks ranges of the text under a name that the style knows. */
  highlight(name, ranges) {
    const shown = ranges.map(([start, end]) => this.range(start, end)).filter(Boolean);
    globalThis.CSS?.highlights?.set(name, new Highlight(...shown));
  }
}
