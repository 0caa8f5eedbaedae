/** What every contestant plans by: Monday to Friday, 09:00 to 17:00, local time. */
export const officeHours = { start: 9, end: 17 };

/** How far ahead they look, in dates. */
export const searchDays = 60;
