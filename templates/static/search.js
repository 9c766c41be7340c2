// Search without a server. The index comes as scripts that call `briefsite(sort, key, data)`, so that it loads from a
// folder too; see briefsite/pages/searching. Words are folded as briefsite/pages/searching/words.py does it.
"use strict";
(() => {
  const form = document.getElementById("search");
  const box = form.elements.q;
  const list = document.getElementById("results");
  const status = document.getElementById("found");
  const more = document.getElementById("more");
  const STEP = 20;
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ð: "d", þ: "th", ł: "l", đ: "d", ı: "i" };
  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
  const kept = { w: new Map(), e: new Map() };
  const asked = new Map();
  let all = null;
  let hits = [];
  let turn = 0;

  window.briefsite = (sort, key, data) => {
    if (sort === "a") all = data;
    else kept[sort].set(key, data);
  };

  const load = (name) => {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `search/${name}.js?v=${form.dataset.version}`;
        script.onload = resolve;
        script.onerror = () => { asked.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  };

  const fold = (text) => text.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670]/g, "")
    .replace(/[ßæœøðþłđı]/g, (letter) => LETTERS[letter]).normalize("NFC");

  const words = (text) => (fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) || []).flatMap((run) => {
    const parts = [];
    for (const letter of run) {
      const last = parts[parts.length - 1];
      if (last && UNSPACED.test(last[0]) === UNSPACED.test(letter)) last.push(letter);
      else parts.push([letter]);
    }
    return parts.flatMap((part) => (UNSPACED.test(part[0]) && part.length > 1
      ? part.slice(1).map((letter, n) => part[n] + letter) : [part.join("")]));
  });
  window.briefsiteWords = words; // the tests hold it against the index

  const fileOf = (prefix) => (/^[ -~]*$/.test(prefix) ? prefix
    : `u${[...prefix].map((letter) => letter.codePointAt(0).toString(16)).join("-")}`);

  // The entries that a word leads to, with how well: by its name before its texts, whole before begun.
  const matches = async (term, alone) => {
    const near = all.shelves.split(" ").filter((prefix) => prefix.startsWith(term) || term.startsWith(prefix));
    await Promise.all(near.map((prefix) => load(`w-${fileOf(prefix)}`)));
    const found = { scores: new Map(), everywhere: false };
    const add = (steps, score) => {
      let number = 0;
      for (const step of steps ? steps.split(",") : []) {
        number += parseInt(step, 36);
        found.scores.set(number, Math.max(score, found.scores.get(number) || 0));
      }
    };
    for (const prefix of near) {
      for (const [word, posting] of Object.entries(kept.w.get(prefix))) {
        if (word !== term && !(word.startsWith(term) && (!alone || term.length > 1 || UNSPACED.test(term)))) continue;
        const [named, told] = posting.split(";");
        add(named, word === term ? 8 : 5);
        if (told === "*") found.everywhere = true;
        else add(told, word === term ? 3 : 1);
      }
    }
    return found;
  };

  const search = async (terms) => {
    const found = await Promise.all(terms.map((term) => matches(term, terms.length === 1)));
    const scores = new Map();
    for (let number = 0; number < all.kinds.length; number += 1) {
      if (!found.every((one) => one.everywhere || one.scores.has(number))) continue;
      scores.set(number, found.reduce((sum, one) => sum + (one.scores.get(number) || 0), 0));
    }
    return [...scores.keys()].sort((one, other) => scores.get(other) - scores.get(one) || one - other);
  };

  const element = (name, cls, ...content) => {
    const made = document.createElement(name);
    if (cls) made.className = cls;
    made.append(...content);
    return made;
  };

  const links = () => [...list.querySelectorAll("a")];

  const result = (number) => {
    const [title, path, aside, about] = kept.e.get(String(Math.floor(number / all.piece)))[number % all.piece];
    const link = element("a", "", title);
    link.href = path;
    const kind = form.dataset[all.kinds[number]];
    const item = element("li", "", element("p", "", link), element("p", "meta", aside ? `${kind}, ${aside}` : kind));
    if (about) item.append(element("p", "about", about));
    return item;
  };

  const show = async (from, now) => {
    const shown = hits.slice(from, from + STEP);
    await Promise.all(shown.map((number) => load(`e-${Math.floor(number / all.piece)}`)));
    if (now !== turn) return;
    const chosen = from ? -1 : links().indexOf(document.activeElement);
    const path = chosen < 0 ? "" : links()[chosen].getAttribute("href");
    if (!from) list.replaceChildren();
    list.append(...shown.map(result));
    // Who went on to the results before the last letters were answered stays on the one that was chosen.
    if (path) (links().find((link) => link.getAttribute("href") === path) || box).focus();
    more.hidden = from + STEP >= hits.length;
  };

  const remember = (data) => {
    const query = new URLSearchParams([...data].filter(([, value]) => value));
    // The number of a topic is another one in the next edition, and a search may be sent on.
    if (query.has("topic")) query.set("topic", form.elements.topic.selectedOptions[0].text);
    try { history.replaceState(null, "", `?${query}`); } catch { /* a folder has no history to write to */ }
  };

  const run = async () => {
    const now = turn += 1;
    const data = new FormData(form);
    const terms = words(data.get("q"));
    const [kind, topic, year] = ["kind", "topic", "year"].map((name) => data.get(name));
    remember(data);
    if (!terms.length && !kind && !topic && !year) {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      return;
    }
    try {
      await load("all");
      const years = all.years.split(",");
      const topics = all.topics.split(";");
      const found = await search(terms);
      if (now !== turn) return;
      hits = found.filter((number) => (!kind || all.kinds[number] === kind) && (!year || years[number] === year)
        && (!topic || topics[number].split(",").includes(topic)));
      status.textContent = hits.length ? form.dataset.found.replace("#", hits.length) : form.dataset.nothing;
      await show(0, now);
    } catch {
      if (now === turn) status.textContent = form.dataset.failed;
    }
  };

  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(run, 80); };

  // Arrow keys go from the box to the results and back; Escape goes back at once.
  const move = (event) => {
    const found = links();
    const here = document.activeElement;
    const at = found.indexOf(here);
    if (event.key === "Escape" && at >= 0) box.focus();
    else if (event.key === "ArrowDown" && (at >= 0 || here === box)) (found[at + 1] || found[at] || box).focus();
    else if (event.key === "ArrowUp" && at >= 0) (found[at - 1] || box).focus();
    else return;
    event.preventDefault();
  };

  const asksFor = new URLSearchParams(location.search);
  for (const [name, value] of asksFor) {
    const field = form.elements[name];
    if (field) field.value = [...field.options || []].find((one) => one.text === value)?.value ?? value;
  }
  document.getElementById("unscripted").hidden = true;
  form.hidden = document.getElementById("how").hidden = false;
  form.addEventListener("input", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  document.addEventListener("keydown", move);
  more.addEventListener("click", async () => {
    const at = list.children.length;
    await show(at, turn);
    list.children[at]?.querySelector("a").focus();
  });
  box.focus();
  run();
})();
