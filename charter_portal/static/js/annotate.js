// Puts the passage that is selected in the text, by mouse, finger or keyboard, into the form of an annotation.
(function () {
  "use strict";
  var text = document.getElementById("passage");
  var use = document.getElementById("passage-use");
  var quote = document.getElementById("id_quote");
  var found = null;
  if (!text || !use || !quote || !window.getSelection) return;
  var parts = Array.prototype.slice.call(text.querySelectorAll("p"));
  var whole = parts.map(function (part) { return part.textContent; }).join("\n\n");

  // Offset of a point of the page in the text, in UTF-16 units; the server counts in its own.
  function offset(node, place) {
    var before = 0;
    for (var i = 0; i < parts.length; i += 1) {
      var range = document.createRange();
      range.selectNodeContents(parts[i]);
      if (range.comparePoint(node, place) < 0) return before;
      if (range.comparePoint(node, place) === 0) {
        range.setEnd(node, place);
        return before + range.toString().length;
      }
      before += parts[i].textContent.length + 2;
    }
    return whole.length;
  }

  document.addEventListener("selectionchange", function () {
    var selection = window.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    var range = selection.getRangeAt(0);
    if (!range.intersectsNode(text)) return;
    var start = offset(range.startContainer, range.startOffset);
    var end = offset(range.endContainer, range.endOffset);
    if (whole.slice(start, end).trim()) found = [start, end];
  });

  use.addEventListener("click", function () {
    if (!found) return;
    quote.value = whole.slice(found[0], found[1]).trim();
    document.getElementById("id_start").value = found[0];
    document.getElementById("id_end").value = found[1];
    document.querySelector("input[name=where][value=words]").checked = true;
    quote.focus();
  });
  use.hidden = document.getElementById("passage-hint").hidden = false;
})();
