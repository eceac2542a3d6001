/**
 * Runs inside the printed document: what would be cut, and which font is missing.
 * A hair (8 px) into the margin is let pass. Sent to the browser as text, so it uses nothing but its arguments.
 */
export function findLayoutTroubles(
  content: {width: number; height: number},
  families: readonly string[]
): string[] {
  const tooWide = [...document.querySelectorAll(".report *, .cover h1, .cover p, .cover b")].filter(
    (element) =>
      element.getBoundingClientRect().right > content.width + 8 ||
      element.getBoundingClientRect().left < -8
  );
  const innermost = tooWide.filter(
    (element) => !tooWide.some((other) => other !== element && element.contains(other))
  );
  const tooHigh = [...document.querySelectorAll(".chart, .two, .say, .absence, tr")].filter(
    (element) => element.getBoundingClientRect().height > content.height
  );
  const cover = document.querySelector(".cover");
  const loaded = [...document.fonts].filter((face) => face.status === "loaded");
  return [
    ...innermost.map(
      (element) =>
        `overflow: wider than the page (from ${Math.round(element.getBoundingClientRect().left)} to ${Math.round(element.getBoundingClientRect().right)} px of ${content.width}): ${JSON.stringify(element.textContent.trim().slice(0, 60))}`
    ),
    ...tooHigh.map(
      (element) =>
        `overflow: higher than a page: ${JSON.stringify(element.textContent.trim().slice(0, 60))}`
    ),
    ...(cover && cover.scrollHeight > cover.clientHeight + 1
      ? ["overflow: the cover holds more than a page"]
      : []),
    ...families
      .filter((family) => !loaded.some((face) => face.family.replaceAll('"', "") === family))
      .map((family) => `font not loaded: ${family}`)
  ];
}
