/** Papers a report may be printed on, in CSS px: 96 to the inch; margins as in templates/report/print.css. */
export const papers = {
  letter: {height: "11in", content: {width: 664, height: 882}},
  A4: {height: "297mm", content: {width: 642, height: 948}}
} as const;
export type Paper = keyof typeof papers;
