/* Buttons that move a saved row up or down; the row's number stays, and is enough without this script. */
"use strict";
window.addEventListener("load", () => {
  document.querySelectorAll("table[data-move-up]").forEach((table) => {
    const body = table.tBodies[0];
    const words = table.dataset;
    const rows = () => Array.from(body.querySelectorAll("tr.has_original"));
    const status = document.createElement("p");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    table.closest("fieldset").append(status);

    const refresh = () =>
      rows().forEach((row, index, all) => {
        const [up, down] = row.querySelectorAll("button.move");
        if (!up) return;
        // Not "disabled": the button that was just used would lose the focus.
        up.setAttribute("aria-disabled", String(index === 0));
        down.setAttribute("aria-disabled", String(index === all.length - 1));
      });

    const move = (row, step, button) => {
      const all = rows();
      const index = all.indexOf(row);
      const other = all[index + step];
      if (!other) return;
      if (step < 0) other.before(row);
      else other.after(row);
      rows().forEach((each, place) => { each.querySelector("input._reorder_").value = place + 1; });
      button.focus();
      status.textContent = words.moved
        .replace("{name}", row.dataset.name)
        .replace("{position}", index + step + 1)
        .replace("{count}", all.length);
    };

    rows().forEach((row) => {
      const number = row.querySelector("input._reorder_");
      if (!number) return;
      const buttons = document.createElement("span");
      buttons.className = "moves";
      [[words.moveUp, "▲", -1], [words.moveDown, "▼", 1]].forEach(([word, sign, step]) => {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "move";
        button.textContent = sign;
        button.setAttribute("aria-label", `${word}: ${row.dataset.name}`);
        button.title = word;
        button.addEventListener("click", () => move(row, step, button));
        buttons.append(button);
      });
      number.after(buttons);
    });
    refresh();
    new MutationObserver(refresh).observe(body, { childList: true });
  });
});
