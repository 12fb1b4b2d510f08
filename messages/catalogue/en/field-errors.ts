/** What is wrong with one field. The first ones are found by its type and limits, the others are named by the schema. */
export const fieldErrors = {
  required: "Fill this in.",
  tooShort: "Enter at least {min, plural, one {# character} other {# characters}}.",
  tooLong: "Enter at most {max, plural, one {# character} other {# characters}}.",
  email: "This is not an e-mail address.",
  date: "This is not a date.",
  time: "Enter a time such as 09:00.",
  domain: "Enter a domain, such as the part of an e-mail address after the @.",
  currency: "Enter the three capital letters of a currency.",
  number: "Enter a number.",
  choice: "Choose one of what is offered.",
  tooMany: "This is too much at once. Send less.",
  dayOutOfRange: "Choose a day between the years 1970 and 2199.",
  awayEndsBeforeStart: "The last day lies before the first.",
  clauseEndsBeforeStart: "The clause ends before it begins.",
  allOrSome: "Choose either all or some of them.",
  unknownZone: "There is no such time zone.",
};
