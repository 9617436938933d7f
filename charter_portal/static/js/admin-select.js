/* Names the boxes that Select2 puts in place of a select: what the field is called, and what is chosen. */
"use strict";
window.addEventListener("load", () => {
  const $ = window.django && window.django.jQuery;
  if (!$) return;
  const called = (select) =>
    select.getAttribute("aria-label") ||
    Array.from(select.labels || []).map((label) => label.textContent.trim()).join(" ");
  const name = (select) => {
    const box = select.nextElementSibling;
    if (!box || !box.classList.contains("select2")) return;
    const chosen = Array.from(select.selectedOptions).map((option) => option.textContent.trim()).join(", ");
    const words = [called(select), chosen].filter(Boolean).join(" ");
    box.querySelectorAll("[role=combobox], [role=textbox]").forEach((element) => {
      element.removeAttribute("aria-labelledby");
      element.setAttribute("aria-label", words);
    });
    box.querySelectorAll("[role=searchbox]").forEach((element) => element.setAttribute("aria-label", called(select)));
  };
  const nameAll = () => document.querySelectorAll("select.admin-autocomplete").forEach(name);
  nameAll();
  document.addEventListener("formset:added", () => setTimeout(nameAll));
  $(document).on("change", "select.admin-autocomplete", (event) => name(event.target));
  $(document).on("select2:open", "select.admin-autocomplete", (event) => {
    const search = document.querySelector(".select2-container--open .select2-search__field");
    if (search) search.setAttribute("aria-label", called(event.target));
  });
});
