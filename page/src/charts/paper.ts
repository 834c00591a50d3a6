/** The width that a box has on paper, px, as style.css says: charts are drawn anew for it when the page is printed. */
export const paperWidth = (box: Element) => parseFloat(getComputedStyle(box).getPropertyValue("--paper-width"));
