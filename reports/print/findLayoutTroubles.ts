/**
 * Runs inside the printed document: what would be cut, and which font is missing.
 * A hair (8 px) into the margin is let pass. Sent to the browser as text, so it uses nothing but its arguments.
 */
export function findLayoutTroubles(
  content: {width: number; height: number},
  families: readonly string[]
): string[] {
  const measured = [...document.querySelectorAll(".report *, .cover h1, .cover p, .cover b")].map(
    (element) => {
      const {left, right, height} = element.getBoundingClientRect();
      const {scrollWidth, textContent} = element;
      const end = Math.round(Math.max(right, left + scrollWidth));
      return {element, left, end, height, words: JSON.stringify(textContent.trim().slice(0, 60))};
    }
  );
  const tooWide = measured.filter(({left, end}) => end > content.width + 8 || left < -8);
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
      ({left, end, words}) =>
        `overflow: wider than the page (from ${Math.round(left)} to ${end} px of ${content.width}): ${words}`
    ),
    ...tooHigh.map(({words}) => `overflow: higher than a page: ${words}`),
    ...(cover && cover.scrollHeight > cover.clientHeight + 1
      ? ["overflow: the cover holds more than a page"]
      : []),
    ...missing.map((family) => `font not loaded: ${family}`)
  ];
}
