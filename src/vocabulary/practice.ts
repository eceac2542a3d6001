/** The organization that does not exist: its pages are for every member, its figures are invented. */
export const practice = "practice";
