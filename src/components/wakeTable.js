/* Lets a reader search and sort the table of the repertoire; without it the page is whole. Runs in the browser, inline. */
(() => {
  const place = document.getElementById("repertoire");
  if (!place) return;
  const words = JSON.parse(place.dataset.words);
  const body = place.querySelector("tbody");
  const status = place.querySelector("[role=status]");
  const rows = [...body.rows];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));
  const all = status.textContent;

  const search = document.createElement("input");
  search.type = "search";
  const label = document.createElement("label");
  label.append(`${words.search} `, search);
  status.before(label);
  search.addEventListener("input", () => {
    const asked = plain(search.value.trim()).split(/\s+/);
    for (const row of rows) row.hidden = !asked.every((word) => texts.get(row).includes(word));
    const shown = rows.filter((row) => !row.hidden).length;
    status.textContent =
      shown === rows.length ? all : shown === 0 ? words.none : `${shown} / ${rows.length}`;
  });

  const keyOf = (row, column) =>
    row.cells[column].dataset.sort ?? plain(row.cells[column].textContent);
  for (const [column, head] of [...place.querySelectorAll("thead th")].entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = words.sort;
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const isUp = head.getAttribute("aria-sort") !== "ascending";
      for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
      const sign = isUp ? 1 : -1;
      rows.sort((a, b) => sign * keyOf(a, column).localeCompare(keyOf(b, column)));
      body.append(...rows);
    });
  }
})();
