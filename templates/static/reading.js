// What a script adds for those who have one; no page needs it. A card says who is named, where a pointer or the keyboard's
// focus rests on the name; permalinks and citations are copied. Words come from pages of this site, and only as text.
"use strict";
(() => {
  const say = document.currentScript.dataset;

  // A line at the foot of the page, for those who see and those who listen.
  const told = document.createElement("p");
  told.className = "told";
  told.setAttribute("role", "status");
  document.body.append(told);
  let silence = 0;
  const tell = (words) => {
    told.textContent = words;
    clearTimeout(silence);
    silence = setTimeout(() => { told.textContent = ""; }, 4000);
  };
  const copy = (text) => navigator.clipboard.writeText(text).then(() => tell(say.copied), () => tell(say.failed));

  if (navigator.clipboard) { // is there where the page came safely: by HTTPS, or from this machine
    document.addEventListener("click", (event) => {
      const sign = event.target.closest(".perma");
      if (sign && sign.pathname === location.pathname) copy(sign.href);
    });
    for (const text of document.querySelectorAll(".reuse pre")) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = say.copy;
      button.addEventListener("click", () => copy(text.textContent));
      text.before(button);
    }
  }

  if (!location.protocol.startsWith("http") || !("popover" in document.body)) return;

  const card = document.createElement("div");
  card.id = "namecard";
  card.className = "namecard";
  card.setAttribute("role", "tooltip");
  card.popover = "manual";
  document.body.append(card);

  let shown = null; // the link whose card is open
  let waiting = 0;
  const later = (act, milliseconds) => {
    clearTimeout(waiting);
    waiting = setTimeout(act, milliseconds);
  };

  const named = (target) => {
    const link = target.closest("main :is(.actor, .prose, .text, .lead, figcaption, .facts) a[href]");
    return link && /\/actors\/[^/]+\.html$/.test(link.pathname) && link.pathname !== location.pathname ? link : null;
  };

  const plain = (node) => {
    const copied = node.cloneNode(true);
    for (const part of copied.querySelectorAll(".ref, .notes, .perma, .unseen, details")) part.remove();
    return copied.textContent.replace(/\s+/g, " ").trim();
  };

  const piece = (tag, words, like) => {
    const made = document.createElement(tag);
    made.textContent = words;
    for (const name of ["lang", "dir", "class"]) {
      if (like && like.hasAttribute(name)) made.setAttribute(name, like.getAttribute(name));
    }
    return made;
  };

  // What stands at the top of an actor's page: name, kind, and the first facts but for the last, which is the status.
  const digest = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const name = page.querySelector("main h1");
    const kind = page.querySelector(".trail li:last-child");
    if (!name || !kind) return null;
    const title = piece("p", plain(name), name);
    title.prepend(piece("span", "", kind.querySelector(".kind")));
    const facts = document.createElement("dl");
    for (const term of [...page.querySelectorAll(".facts > dt")].slice(0, -1).slice(0, 3)) {
      const items = [...term.nextElementSibling.querySelectorAll("li:not(details li)")].slice(0, 3).map(plain);
      facts.append(piece("dt", plain(term)), piece("dd", items.join("; ")));
    }
    return { parts: [title, piece("p", plain(kind)), facts], drafted: Boolean(page.querySelector(".facts .unread")) };
  };

  const known = new Map();
  const read = (path) => {
    if (!known.has(path)) {
      known.set(path, fetch(path).then((answer) => (answer.ok ? answer.text() : "")).then(digest).catch(() => null));
    }
    return known.get(path);
  };

  const close = () => {
    clearTimeout(waiting);
    waiting = 0;
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    card.hidePopover();
  };

  const open = async (link) => {
    const asked = waiting;
    const found = await read(link.pathname);
    if (asked !== waiting || !found) return; // the reader has moved on
    close();
    card.replaceChildren(...found.parts.map((part) => part.cloneNode(true)));
    card.classList.toggle("drafted", found.drafted);
    card.showPopover();
    const line = link.getClientRects()[0];
    const room = document.documentElement;
    const above = line.bottom + card.offsetHeight + 8 > room.clientHeight && line.top > card.offsetHeight + 8;
    card.style.top = `${above ? line.top - card.offsetHeight - 4 : line.bottom + 4}px`;
    card.style.left = `${Math.max(8, Math.min(line.left, room.clientWidth - card.offsetWidth - 8))}px`;
    link.setAttribute("aria-describedby", card.id);
    shown = link;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = named(event.target);
    if (card.contains(event.target) || (link && link === shown)) clearTimeout(waiting);
    else if (link) later(() => open(link), 450);
    else later(close, 250);
  });
  document.addEventListener("focusin", (event) => {
    const link = named(event.target);
    close();
    if (link && link.matches(":focus-visible")) later(() => open(link), 900);
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  for (const away of ["pointerdown", "blur"]) addEventListener(away, close);
  addEventListener("scroll", () => { if (shown) close(); }, { passive: true }); // focus scrolls too, before its card opens
})();
