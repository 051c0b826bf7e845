"use strict";
// Clicking words shows what was made of them; clicking a quote shows the words. All of it stands in the page without this.
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const smooth = () => (still.matches ? "auto" : "smooth");
  let choice = null;
  let opener = null;

  const clear = (name) => document.querySelectorAll("." + name).forEach((one) => one.classList.remove(name));

  const closeChoice = (refocus) => {
    if (!choice) return;
    choice.remove();
    choice = null;
    if (refocus && opener) opener.focus({ preventScroll: true });
  };

  const reveal = (node) => {
    for (let fold = node.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  };

  const showCard = (card, words) => {
    closeChoice(false);
    reveal(card);
    clear("hit");
    card.classList.add("hit");
    for (const quote of words) {
      quote.classList.add("hit");
      reveal(quote);
    }
    card.scrollIntoView({ behavior: smooth(), block: card.offsetHeight > innerHeight ? "start" : "center" });
    card.focus({ preventScroll: true });
  };

  const scrollTo = (piece) => {
    const pane = piece.closest(".pane");
    if (pane.scrollHeight > pane.clientHeight + 1 && getComputedStyle(pane).overflowY === "auto") {
      const offset = piece.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTo({ top: pane.scrollTop + offset - pane.clientHeight / 3, behavior: smooth() });
      const seen = pane.getBoundingClientRect();
      if (seen.bottom < 80 || seen.top > innerHeight - 80) pane.scrollIntoView({ behavior: smooth(), block: "nearest" });
    } else {
      piece.scrollIntoView({ behavior: smooth(), block: "center" });
    }
  };

  const report = (node) => {
    const article = node.closest(".report");
    const pieces = [...node.querySelectorAll(".text .m")];
    const starts = pieces.map((piece) => Number(piece.dataset.s));
    const quotes = [...node.querySelectorAll(".q")];
    const off = new Set();

    const firstFrom = (start) => {
      let low = 0;
      let high = starts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (starts[middle] < start) low = middle + 1;
        else high = middle;
      }
      return low;
    };

    const kindsOf = (piece) => [...piece.classList].filter((name) => !["m", "idle", "hit"].includes(name));
    const toggles = { cue: "claim", detail: "event" }; // switched together with the kind they belong to
    const toggleOf = (kind) => toggles[kind] || kind;
    const kindOf = (quote) => toggleOf(quote.className.match(/k-(\S*)/)[1]);

    const showWords = (quote) => {
      const end = Number(quote.dataset.e);
      const first = firstFrom(Number(quote.dataset.s));
      if (first >= pieces.length || starts[first] >= end) return;
      closeChoice(false);
      clear("hit");
      for (let at = first; at < pieces.length && starts[at] < end; at += 1) pieces[at].classList.add("hit");
      quote.classList.add("hit");
      scrollTo(pieces[first]);
      const named = pieces.slice(first).find((piece) => piece.href);
      if (!named) return;
      makeCurrent(named);
      named.focus({ preventScroll: true });
    };

    const behind = (piece) => {
      const start = Number(piece.dataset.s);
      const found = new Map();
      quotes
        .filter((quote) => Number(quote.dataset.s) <= start && start < Number(quote.dataset.e) && !off.has(kindOf(quote)))
        .sort((a, b) => a.dataset.e - a.dataset.s - (b.dataset.e - b.dataset.s))
        .forEach((quote) => {
          const card = quote.closest("[data-label]");
          if (card) found.set(card, [...(found.get(card) || []), quote]);
        });
      return found;
    };

    const choose = (piece, found) => {
      opener = piece;
      choice = document.createElement("div");
      choice.className = "choice";
      choice.setAttribute("role", "dialog");
      choice.setAttribute("aria-label", document.body.dataset.choose);
      const says = document.createElement("p");
      says.textContent = document.body.dataset.choose;
      choice.append(says);
      for (const [card, words] of found) {
        const entry = document.createElement("button");
        entry.type = "button";
        entry.dir = "auto";
        entry.textContent = card.dataset.label;
        entry.addEventListener("click", () => showCard(card, words));
        choice.append(entry);
      }
      document.body.append(choice);
      place(piece);
      choice.querySelector("button").focus({ preventScroll: true });
    };

    const place = (piece) => {
      const box = piece.getClientRects()[0] || piece.getBoundingClientRect();
      const left = Math.min(Math.max(box.left, 8), root.clientWidth - choice.offsetWidth - 8);
      const below = box.bottom + 6;
      const top = below + choice.offsetHeight > innerHeight ? Math.max(box.top - choice.offsetHeight - 6, 8) : below;
      choice.style.left = left + scrollX + "px";
      choice.style.top = top + scrollY + "px";
    };

    const openPiece = (piece) => {
      closeChoice(false);
      const found = behind(piece);
      if (found.size === 1) showCard(...[...found][0]);
      else if (found.size) choose(piece, found);
    };

    // One tab stop for the whole text: hundreds of highlights must not stand between a keyboard and the cards.
    let current = null;
    const makeCurrent = (piece) => {
      if (current) current.tabIndex = -1;
      current = piece;
      if (current) current.tabIndex = 0;
    };
    const canHold = (piece) => piece.href && !piece.classList.contains("idle");
    const refresh = () => {
      for (const piece of pieces) {
        const idle = kindsOf(piece).every((kind) => off.has(toggleOf(kind)));
        piece.classList.toggle("idle", idle);
        if (piece.href) piece.tabIndex = -1;
      }
      makeCurrent(pieces.find(canHold) || null);
    };
    const step = (from, by) => {
      let at = pieces.indexOf(from) + by;
      while (pieces[at] && !canHold(pieces[at])) at += by;
      if (!pieces[at]) return;
      makeCurrent(pieces[at]);
      pieces[at].focus();
    };

    node.addEventListener("click", (event) => {
      const piece = event.target.closest(".text .m");
      const quote = event.target.closest(".q");
      const link = event.target.closest(".to");
      if (piece) {
        event.preventDefault();
        if (String(getSelection())) return; // someone is selecting words to copy
        if (piece.href) makeCurrent(piece);
        if (!piece.classList.contains("idle")) openPiece(piece);
      } else if (quote && pieces.length) {
        event.preventDefault();
        showWords(quote);
      } else if (link) {
        event.preventDefault();
        showCard(document.getElementById(link.hash.slice(1)), []);
      }
    });
    node.addEventListener("keydown", (event) => {
      const piece = event.target.closest(".text .m");
      if (!piece) return;
      const forward = getComputedStyle(piece).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
      const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
      const by = { [forward]: 1, ArrowDown: 1, [backward]: -1, ArrowUp: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      step(piece, by);
    });

    for (const chip of node.querySelectorAll(".chip")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "chip";
      button.setAttribute("aria-pressed", "true");
      button.append(...chip.childNodes);
      button.addEventListener("click", () => {
        const kind = chip.dataset.kind;
        const on = off.delete(kind) || (off.add(kind), false);
        button.setAttribute("aria-pressed", String(on));
        article.classList.toggle("off-" + kind, !on);
        refresh();
      });
      button.dataset.kind = chip.dataset.kind;
      chip.replaceWith(button);
    }
    refresh();
  };

  document.querySelectorAll(".report").forEach(report);

  document.addEventListener("click", (event) => {
    if (choice && !choice.contains(event.target) && !event.target.closest(".text .m")) closeChoice(false);
  });
  document.addEventListener("keydown", (event) => {
    if (!choice) return;
    const entries = [...choice.querySelectorAll("button")];
    const at = entries.indexOf(document.activeElement);
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") closeChoice(true);
    else if (event.key === "Tab") closeChoice(true);
    else if (by) entries[(at + by + entries.length) % entries.length].focus();
    else return;
    event.preventDefault();
  });
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => folded.forEach((fold) => { fold.open = false; }));
})();
