"use strict";
// Search and sort in tables of more than a few rows. Without script the report is the same, unsorted.
for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  if (rows.length < 4) continue;
  const tools = table.previousElementSibling;
  const input = tools.querySelector("input");
  const count = tools.querySelector("output");
  tools.hidden = false;
  let texts = null;
  const search = () => {
    texts ??= rows.map((row) => row.textContent.toLowerCase());
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let seen = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at].includes(word));
      if (!row.hidden) seen += 1;
    });
    count.textContent = words.length ? `${seen} of ${rows.length}` : "";
  };
  let wait = 0;
  input.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, 120); });
  const heads = Array.from(table.tHead.rows[0].cells);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    // A heading that goes on over pages is printed on each of them only as text.
    const printed = document.createElement("span");
    printed.className = "printed";
    printed.textContent = head.textContent;
    head.replaceChildren(button, printed);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const keys = new Map(rows.map((row) => {
        const cell = row.cells[column];
        return [row, cell.dataset.sort ?? cell.textContent];
      }));
      const order = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
      const sorted = rows.slice().sort((a, b) => order.compare(keys.get(a), keys.get(b)));
      body.replaceChildren(...(down ? sorted.reverse() : sorted));
    });
  });
}
