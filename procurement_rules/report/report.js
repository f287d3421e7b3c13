"use strict";
// Narrows the list of items. The page is whole without this script; submitted text is read and never written as markup.
(() => {
  const tools = document.getElementById("tools");
  if (!tools) return;

  const search = document.getElementById("search");
  const narrowed = document.getElementById("narrowed");
  const items = Array.from(document.querySelectorAll(".item[data-outcome]"));
  const selects = Array.from(tools.querySelectorAll("select"));
  const groups = Array.from(document.querySelectorAll(".group")).filter((group) => group.querySelector(".item[data-outcome]"));
  const chunks = Array.from(document.querySelectorAll(".chunk"));
  const together = document.getElementById("together");
  const jointly = Array.from(together?.querySelectorAll(".item") ?? [], (one) => ({
    one, rows: Array.from(one.querySelectorAll(".rows a"), (link) => document.getElementById(link.hash.slice(1))),
  }));
  const position = new Map(items.map((item, at) => [item, at]));

  const folded = (text) => text.normalize("NFKC").toLowerCase();
  const words = () => folded(search.value).split(/\s+/).filter(Boolean);

  // Read when it is first searched: a page that is only leafed through need not wait for it.
  let texts = null;
  const textOf = (at) => {
    texts ??= items.map((item) => folded(Array.from(item.querySelectorAll(".q"), (part) => part.textContent).join("\n")));
    return texts[at];
  };

  const chosen = () => selects.filter((select) => select.value !== "");
  const fits = (item, select) => item.dataset[select.name].split(" ").includes(select.value);

  function narrow() {
    const wanted = words();
    const filters = chosen();
    let shown = 0;
    items.forEach((item, at) => {
      const keep = filters.every((select) => fits(item, select)) && (!wanted.length || wanted.every((word) => textOf(at).includes(word)));
      if (item.hidden === keep) item.hidden = !keep;
      shown += keep;
    });
    const active = wanted.length > 0 || filters.length > 0;
    for (const chunk of chunks) chunk.hidden = !chunk.querySelector(".item:not([hidden])");
    for (const group of groups) {
      const left = group.querySelectorAll(".item:not([hidden])").length;
      group.hidden = active && !left;
      const number = group.querySelector(".number");
      if (number) number.textContent = active ? `显示 ${left} 项` : `${left} 项`;
    }
    narrowTogether(active);
    document.getElementById("count").value = `显示 ${shown} / ${items.length} 项`;
    narrowed.hidden = !active;
    narrowed.textContent = shown ? `以下只列出符合条件的 ${shown} / ${items.length} 项：${conditions(filters)}` : "没有符合条件的事项。";
  }

  // What is said of several items is shown with any of them.
  function narrowTogether(active) {
    if (!together) return;
    for (const { one, rows } of jointly) one.hidden = active && rows.every((row) => row.hidden);
    const left = jointly.filter(({ one }) => !one.hidden).length;
    together.hidden = active && !left;
    together.querySelector(".places").textContent = active ? `显示 ${left} 处` : `${left} 处`;
  }

  function conditions(filters) {
    const picked = filters.map((select) => select.selectedOptions[0].textContent);
    return [...(search.value.trim() ? [`“${search.value.trim()}”`] : []), ...picked].join("，");
  }

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, 120);
  });
  tools.addEventListener("change", narrow);
  tools.addEventListener("submit", (event) => event.preventDefault());
  // The fields are emptied only after this event.
  tools.addEventListener("reset", () => setTimeout(narrow));

  const setOpen = (open) => items.forEach((item) => { if (!item.hidden && item.matches("details")) item.open = open; });
  document.getElementById("expand").addEventListener("click", () => setOpen(true));
  document.getElementById("collapse").addEventListener("click", () => setOpen(false));

  function step(from, by) {
    let at = from + by;
    while (items[at]?.hidden) at += by;
    (items[at]?.querySelector(".line") ?? (by < 0 ? search : null))?.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    const typing = target.matches("input, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      search.select();
      search.focus();
    } else if (event.key === "Escape" && !narrowed.hidden) {
      event.preventDefault();
      tools.reset();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const by = event.key === "ArrowDown" ? 1 : -1;
      const item = target.matches(".item > .line") ? target.parentElement : null;
      if (!item && !(target === search && by > 0)) return;
      event.preventDefault();
      step(item ? position.get(item) : -1, by);
    }
  });

  // A link to an item that is narrowed away or folded shows it.
  function reveal(hash) {
    const target = hash.length > 1 ? document.getElementById(hash.slice(1)) : null;
    if (!target) return;
    if (target.closest("[hidden]")) {
      tools.reset();
      narrow();
    }
    if (position.has(target)) {
      if (target.matches("details")) target.open = true;
      target.querySelector(".line").focus({ preventScroll: true });
    }
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link) reveal(link.getAttribute("href"));
  });

  // Browsers of before 2024 do not know the style that prints folded parts unfolded.
  if (!CSS.supports("selector(::details-content)")) {
    let unfolded = [];
    addEventListener("beforeprint", () => {
      unfolded = Array.from(document.querySelectorAll("details:not([open])"));
      for (const each of unfolded) each.open = true;
    });
    addEventListener("afterprint", () => {
      for (const each of unfolded) each.open = false;
    });
  }

  tools.hidden = false;
  reveal(location.hash);
})();
