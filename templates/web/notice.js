"use strict";
// The description beside its pages: looks at what is typed when the typing pauses, draws the pages in view, leads from
// one to the other, and saves. The program decides everything; the page shows it.
(() => {
  const at = (id) => document.getElementById(id);
  const [form, field, lines, paper, found, said] = ["notice", "text", "lines", "paper", "found", "said"].map(at);
  if (!form) return;
  const token = form.elements.form.value;
  const PAUSE = 60;
  // By which the program tells this page from another one of the browser.
  const TAB = Array.from(crypto.getRandomValues(new Uint32Array(4)), (one) => one.toString(16)).join("-");
  // What stands in the file, and by which hash the program knows it.
  let saved = field.defaultValue;
  let hash = form.elements.notice.value;
  const isOther = () => field.value !== saved;

  const ask = async (path, fields, signal) => {
    const body = new URLSearchParams({ form: token, ...fields });
    const answer = await fetch(path, { method: "POST", body, signal });
    if (answer.status === 413) throw new Error("太长了：超过 4 MB 的不看，也不存。");
    if (answer.status === 403) throw new Error("这个网页是以前打开的。请把改的复制出来，再刷新网页。");
    if (!answer.ok) throw new Error("程序没有答上来，改的还在框里。");
    return answer.json();
  };
  const gone = (error) => error instanceof TypeError ? "程序已经关了，或者断开了；改的还在框里，先不要关网页。" : error.message;

  // Each line of the text once more below it, for its number and its marks: as high as it is in the field.
  let shown = [];
  const renumber = () => {
    const now = field.value.split("\n");
    let head = 0;
    while (head < now.length && head < shown.length && now[head] === shown[head]) head += 1;
    let tail = 0;
    while (tail < now.length - head && tail < shown.length - head && now.at(-1 - tail) === shown.at(-1 - tail)) tail += 1;
    for (let count = shown.length - head - tail; count > 0; count -= 1) lines.children[head].remove();
    const before = lines.children[head] ?? null;
    const added = document.createDocumentFragment();
    for (const line of now.slice(head, now.length - tail)) {
      added.append(Object.assign(document.createElement("div"), { textContent: line }));
    }
    lines.insertBefore(added, before);
    shown = now;
    measure();
  };
  const measure = () => {
    const width = `${field.clientWidth}px`;
    if (lines.style.width !== width) lines.style.width = width;
    follow();
  };
  const follow = () => { lines.style.transform = `translateY(${-field.scrollTop}px)`; };
  addEventListener("resize", measure);

  const lineAt = (offset) => field.value.slice(0, offset).split("\n").length;
  const caretLine = () => lineAt(field.selectionStart);
  const offsetOf = (line) => shown.slice(0, line - 1).reduce((all, one) => all + one.length + 1, 0);
  const goTo = (line, column = 1) => {
    const offset = offsetOf(line) + column - 1;
    field.focus();
    field.setSelectionRange(offset, offset);
    const place = lines.children[line - 1];
    if (place) field.scrollTop = place.offsetTop - field.clientHeight / 3;
    caret();
  };
  // Another text, so that Ctrl+Z brings back the one before.
  const replace = (text) => {
    const old = field.value;
    let head = 0;
    while (head < text.length && head < old.length && text[head] === old[head]) head += 1;
    let tail = 0;
    while (tail < text.length - head && tail < old.length - head && text.at(-1 - tail) === old.at(-1 - tail)) tail += 1;
    field.focus();
    field.setSelectionRange(head, old.length - tail);
    const part = text.slice(head, text.length - tail);
    const done = part ? document.execCommand("insertText", false, part) : document.execCommand("delete");
    if (!done || field.value !== text) field.value = text;
    typed();
  };

  // The look: what is newer takes the place of what is asked for.
  let pause = 0;
  let asked = null;
  let places = [];
  const look = async () => {
    asked?.abort();
    const own = new AbortController();
    asked = own;
    try {
      const answer = await ask("/notice/look", { tab: TAB, text: field.value }, own.signal);
      if (asked !== own) return;
      // So many pages are open that this one was forgotten.
      if (answer.dropped) { later(); return; }
      tell(answer.findings);
      at("old").hidden = Boolean(answer.key);
      paper.classList.toggle("old", !answer.key);
      if (answer.key) lay(answer);
      caret();
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = gone(error);
    }
  };
  const later = () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  };

  // The findings, and the lines that they are in.
  const button = (words, act, label) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    if (label) made.setAttribute("aria-label", label);
    made.addEventListener("click", act);
    return made;
  };
  const tell = (findings) => {
    for (const line of lines.querySelectorAll(".error, .warning")) line.classList.remove("error", "warning");
    found.replaceChildren(...findings.map((one) => {
      const item = document.createElement("li");
      item.className = one.severity;
      const inText = one.line && !one.sheet;
      if (inText) lines.children[one.line - 1]?.classList.add(one.severity);
      item.append(Object.assign(document.createElement("b"), { textContent: one.word }), " ");
      if (inText) item.append(button(`第${one.line}行`, () => goTo(one.line, one.column)), " ");
      item.append(one.title, " ");
      if (one.mendable) item.append(button("改好", () => mend(one), `第${one.line}行，改好：${one.title}`), " ");
      item.append(button(one.code, () => explain(one.code), `${one.code} 是什么意思`));
      item.append(Object.assign(document.createElement("span"), { className: "remedy", textContent: one.remedy }));
      return item;
    }));
    const errors = findings.filter((one) => one.severity === "error").length;
    at("found-title").textContent = findings.length
      ? `检查：错误 ${errors} 处，要看一看的 ${findings.length - errors} 处` : "检查：没有发现问题";
  };
  const mend = async (one) => {
    try {
      const { line, column, code } = one;
      const answer = await ask("/notice/mend", { text: field.value, line, column, code });
      if (answer.text === null) said.textContent = "这一处现在不能照改：改了会有错，或者已经改过。";
      else replace(answer.text);
    } catch (error) { said.textContent = gone(error); }
  };
  const explain = async (code) => {
    const meaning = at("meaning");
    const answer = await fetch(`/notice/explain?code=${encodeURIComponent(code)}`);
    meaning.textContent = answer.ok ? `${await answer.text()}\n` : `没有 ${code} 的说明。`;
    const address = `/help/code?code=${encodeURIComponent(code)}`;
    // In a window of its own: what is typed here may not be saved yet.
    if (answer.ok) meaning.append(Object.assign(document.createElement("a"), { href: address, target: "_blank", textContent: "怎么办，看帮助" }));
    meaning.hidden = false;
    meaning.focus();
  };

  // The pages: each is asked for when it comes into view; the old picture stays until the new one is there.
  let key = "";
  let again = "";
  const draw = (figure) => {
    const picture = figure.querySelector("img");
    const from = `/notice/page?look=${key}&n=${figure.dataset.page}`;
    if (figure.dataset.from === from) return null;
    figure.dataset.from = from;
    const next = new Image();
    next.src = from;
    return next.decode().then(() => { if (figure.dataset.from === from) picture.src = from; }, () => {
      if (figure.dataset.from !== from) return;
      delete figure.dataset.from;
      // The program keeps the last few: the same text is looked at once more.
      if (key !== again) { again = key; later(); }
    });
  };
  const seen = new Set();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) { seen.add(entry.target); draw(entry.target); } else seen.delete(entry.target);
    }
  }, { root: paper, rootMargin: "200px" });
  const lay = (answer) => {
    key = answer.key;
    places = answer.places;
    const figures = [...paper.children];
    for (const figure of figures.slice(answer.sheets.length)) { watch.unobserve(figure); seen.delete(figure); figure.remove(); }
    answer.sheets.forEach(([width, height], number) => {
      let figure = figures[number];
      if (!figure) {
        figure = document.createElement("figure");
        figure.dataset.page = number;
        figure.append(Object.assign(document.createElement("img"), { alt: `第${number + 1}页` }));
        paper.append(figure);
        watch.observe(figure);
      }
      const picture = figure.querySelector("img");
      picture.width = width;
      picture.height = height;
    });
    for (const figure of seen) draw(figure);
  };

  // Which line stands where: [page, line, left, top, width, height].
  const topOf = (place) => {
    const figure = paper.children[place[0]];
    return figure ? figure.offsetTop + (place[3] / 10000) * figure.clientHeight : 0;
  };
  // The line itself, or the one above it, in the same part of the description, that is printed.
  const printed = (line) => {
    const there = new Set(places.map((place) => place[1]));
    for (let one = line; one > 0; one -= 1) {
      if (there.has(one)) return one;
      if (/^[^\s#-]/.test(shown[one - 1] ?? "")) return 0;
    }
    return 0;
  };
  let marked = 0;
  const caret = () => {
    const line = caretLine();
    lines.querySelector(".now")?.classList.remove("now");
    lines.children[line - 1]?.classList.add("now");
    for (const mark of paper.querySelectorAll(".here")) mark.remove();
    marked = printed(line);
    for (const place of places.filter((one) => one[1] === marked)) {
      const mark = Object.assign(document.createElement("div"), { className: "here" });
      const [, , left, top, width, height] = place.map((one) => `${one / 100}%`);
      Object.assign(mark.style, { left, top, width, height });
      paper.children[place[0]]?.append(mark);
    }
  };
  // Of two that could lead, the one that somebody uses does.
  let leader = field;
  for (const one of [field, paper]) {
    for (const event of ["pointerenter", "focus", "wheel", "touchstart"]) {
      one.addEventListener(event, () => { leader = one; }, { passive: true });
    }
  }
  const showOnPaper = () => {
    const top = field.scrollTop;
    let [low, high] = [0, lines.children.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lines.children[middle].offsetTop + lines.children[middle].offsetHeight <= top) low = middle + 1; else high = middle;
    }
    const line = low + 1;
    const place = places.find((one) => one[1] >= line);
    if (place) paper.scrollTop = top ? topOf(place) - 20 : 0;
  };
  const showInText = () => {
    const place = places.find((one) => topOf(one) >= paper.scrollTop);
    const line = place && lines.children[place[1] - 1];
    if (line) field.scrollTop = paper.scrollTop ? line.offsetTop - 20 : 0;
  };
  field.addEventListener("scroll", () => { follow(); if (leader === field) showOnPaper(); });
  paper.addEventListener("scroll", () => { if (leader === paper) showInText(); });
  paper.addEventListener("click", (event) => {
    const figure = event.target.closest("figure");
    if (!figure) return;
    const box = figure.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * 10000;
    const y = ((event.clientY - box.top) / box.height) * 10000;
    const away = (point, start, size) => Math.max(start - point, 0, point - start - size);
    const far = ([, , left, top, width, height]) => away(x, left, width) + 3 * away(y, top, height);
    const own = places.filter((place) => place[0] === Number(figure.dataset.page));
    const nearest = own.reduce((best, place) => (best && far(best) <= far(place) ? best : place), null);
    leader = paper;
    if (nearest) goTo(nearest[1]);
  });

  // What is typed is kept by the browser until it is saved, and leaving asks first.
  const DRAFT = "notice";
  const remember = () => {
    try {
      if (isOther()) sessionStorage.setItem(DRAFT, JSON.stringify({ here: form.dataset.here, hash, text: field.value, saved }));
      else sessionStorage.removeItem(DRAFT);
    } catch {
      // Without room the question before leaving is left.
    }
  };
  const typed = () => {
    renumber();
    said.textContent = isOther() ? "还没有存。" : "";
    later();
    remember();
  };
  field.addEventListener("input", typed);
  addEventListener("beforeunload", (event) => { if (isOther()) event.preventDefault(); });
  for (const event of ["keyup", "click"]) field.addEventListener(event, caret);

  // Saving, and what somebody else wrote meanwhile.
  let other = null;
  const stood = (text, now, state) => {
    saved = text;
    hash = now;
    form.elements.notice.value = now;
    if (state) document.body.dataset.state = state;
    remember();
  };
  const save = async () => {
    if (other) { at("conflict").focus(); return; }
    const text = field.value;
    said.textContent = "正在存……";
    try {
      const answer = await ask("/notice/save", { notice: hash, text, script: "1" });
      if (answer.kind === "saved") {
        stood(text, answer.hash, answer.state);
        said.textContent = answer.isChanged ? "已存。" : "和文件里的一样，没有写。";
      } else if (answer.kind === "conflict") {
        said.textContent = "没有存。";
        both(answer);
      } else {
        const why = answer.findings.map((one) => `${one.title} ${one.remedy}`).join(" ");
        said.textContent = `${answer.title} ${answer.remedy} ${why}`;
      }
    } catch (error) { said.textContent = gone(error); }
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    event.stopPropagation();
    save();
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); save(); }
  });

  const both = (answer) => {
    other = answer;
    field.readOnly = true;
    at("sides").replaceChildren(...answer.differences.map((one, number) => {
      const item = document.createElement("li");
      const row = Object.assign(document.createElement("div"), { className: "side" });
      const side = (words, text, value) => {
        const label = document.createElement("label");
        const box = Object.assign(document.createElement("input"), { type: "radio", name: `side${number}`, value, checked: value === "own" });
        const shownText = Object.assign(document.createElement("pre"), { textContent: text.join("\n") || "（没有这几行）" });
        label.append(box, ` ${words}`, shownText);
        return label;
      };
      row.append(side(`我的，第${one.line[1]}行`, one.after, "own"), side(`文件里的，第${one.line[0]}行`, one.before, "file"));
      item.append(row);
      return item;
    }));
    at("conflict").hidden = false;
    at("conflict").focus();
  };
  const settle = (isTheirs) => {
    const mine = field.value.split("\n");
    const { hash: now, text, differences } = other;
    differences.map((one, number) => [one, number]).reverse().forEach(([one, number]) => {
      if (isTheirs(number)) mine.splice(one.line[1] - 1, one.after.length, ...one.before);
    });
    over();
    saved = text;
    hash = now;
    form.elements.notice.value = now;
    replace(mine.join("\n"));
    said.textContent = isOther() ? "已放进框里，还没有存。" : "和文件里的一样。";
  };
  const over = () => {
    other = null;
    field.readOnly = false;
    at("conflict").hidden = true;
  };
  at("own").addEventListener("click", () => settle(() => false));
  at("theirs").addEventListener("click", () => settle(() => true));
  at("chosen").addEventListener("click", () => {
    settle((number) => document.querySelector(`input[name=side${number}]:checked`)?.value === "file");
  });
  at("later").addEventListener("click", over);

  at("print").hidden = false;
  at("print").addEventListener("click", async () => {
    await Promise.all([...paper.children].map(draw));
    print();
  });
  addEventListener("beforeprint", () => { for (const figure of paper.children) draw(figure); });

  // A text that was left unsaved is in the field again; the file's is asked for when it is saved.
  try {
    const draft = JSON.parse(sessionStorage.getItem(DRAFT) ?? "null");
    if (draft && draft.here === form.dataset.here && draft.text !== saved) {
      hash = draft.hash;
      form.elements.notice.value = hash;
      saved = draft.saved;
      field.value = draft.text;
      said.textContent = "上次没有存的还在框里，还没有存。";
    }
  } catch {
    // No draft that can be read is none.
  }
  renumber();
  look();
  // Another page leads to a line: /notice#l26.
  const led = /^#l(\d+)$/.exec(location.hash);
  if (led) goTo(Math.min(Number(led[1]), shown.length));
})();
