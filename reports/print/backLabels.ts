/**
 * Runs inside the printed document: stands a plain box behind each label that has a halo on screen.
 * A halo is a stroked text, which a PDF keeps as drawn outlines: three times the file, and no font.
 */
export function backLabels(): void {
  const haloed = 'svg [paint-order="stroke"] text, svg text[paint-order="stroke"]';
  for (const text of document.querySelectorAll<SVGTextElement>(haloed)) {
    const {x, y, width, height} = text.getBBox();
    const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    box.setAttribute("x", String(x - 2));
    box.setAttribute("y", String(y + height * 0.12));
    box.setAttribute("width", String(width + 4));
    box.setAttribute("height", String(height * 0.76));
    box.setAttribute("transform", text.getAttribute("transform") ?? "");
    box.setAttribute("fill", text.closest("[stroke]")?.getAttribute("stroke") ?? "none");
    text.before(box);
  }
}
