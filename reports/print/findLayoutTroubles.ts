/**
 * Runs inside the printed document: what would be cut, and which font is missing.
 * A hair (2 px) into the margin is let pass: what stands there is cut. Sent to the browser as text, so it uses nothing but its arguments.
 */
export async function findLayoutTroubles(
  content: {width: number; height: number},
  families: readonly string[]
): Promise<string[]> {
  await document.fonts.ready;
  const measured = Array.from(
    document.querySelectorAll(".report :not(svg *), .report svg text, .cover :not(svg *)"),
    (element) => {
      const {left, right, height} = element.getBoundingClientRect();
      return {element, left, end: Math.max(right, left + element.scrollWidth), height};
    }
  ).filter(({element}) => !element.matches(".seats, .seats *"));
  const tooWide = measured.filter(({left, end}) => end > content.width + 2 || left < -2);
  const innermost = tooWide.filter(
    ({element}) =>
      !tooWide.some((other) => element !== other.element && element.contains(other.element))
  );
  const tooHigh = measured.filter(
    ({element, height}) =>
      height > content.height && element.matches(".chart, .two, .say, .absence, tr")
  );
  const cover = document.querySelector(".cover");
  const loaded = [...document.fonts].filter((face) => face.status === "loaded");
  const missing = families.filter(
    (family) => !loaded.some((face) => face.family.replaceAll('"', "") === family)
  );
  return [
    ...innermost.map(
      ({element, left, end}) =>
        `overflow: wider than the page (from ${Math.round(left)} to ${Math.round(end)} px of ${content.width}): ` +
        JSON.stringify(element.textContent.trim().slice(0, 60))
    ),
    ...tooHigh.map(
      ({element}) =>
        `overflow: higher than a page: ${JSON.stringify(element.textContent.trim().slice(0, 60))}`
    ),
    ...(cover && cover.scrollHeight > cover.clientHeight + 1
      ? ["overflow: the cover holds more than a page"]
      : []),
    ...missing.map((family) => `font not loaded: ${family}`)
  ];
}
