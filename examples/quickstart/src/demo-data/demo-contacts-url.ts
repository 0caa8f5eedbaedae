/** The contacts of the demo, used where `--contacts` names no other file. */
export const demoContactsUrl = new URL("../../data/contacts.csv", import.meta.url);
