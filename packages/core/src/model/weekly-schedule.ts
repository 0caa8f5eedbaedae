export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export type Weekday = (typeof weekdays)[number];

/**
 * Weekly sending windows in local wall time. A window is written `"09:00-17:00"`, several as an
 * array; the end is exclusive, `24:00` is a legal end, and an end before the start runs overnight
 * and belongs to its start date. `weekdays` is Monday to Friday, `weekend` Saturday and Sunday,
 * `everyDay` all seven; a day named itself replaces the group's windows.
 */
export type WeeklyWindows = {
  readonly [day in Weekday | "weekdays" | "weekend" | "everyDay"]?: string | readonly string[];
};

/** When a campaign may send. */
export interface Schedule extends WeeklyWindows {
  /** IANA zone for contacts whose own zone is not known. */
  readonly timeZone?: string;
  /** Ask the sender's zone before `timeZone`. Default false. */
  readonly useSenderZone?: boolean;
  /**
   * On which dates nothing is sent. Default: the public holidays of the contact's country where the
   * host gave a `holidays` policy when the campaign was saved, else none.
   */
  readonly holidays?: HolidayRule;
}

/** Whose holidays count: of the contact's country, of the sender's, or nobody's. */
export type HolidayRule = "contact" | "sender" | "none" | HolidayList;

/** Closed dates of the host's own, public holidays, or both. One of the three is needed. */
export interface HolidayList {
  /** Whose country's public holidays count. Default: nobody's. */
  readonly of?: "contact" | "sender";
  /** ISO 3166 alpha-2: this country's public holidays, whoever it is. Not together with `of`. */
  readonly country?: string;
  /** Such as `2026-12-24`, read on the calendar of the zone that applies. */
  readonly dates?: readonly string[];
}

/** Whose country's public holidays apply to an enrollment; null: only dates of the host's own. */
export interface ResolvedHolidays {
  /** ISO 3166 alpha-2; null when nobody gave it one. */
  readonly country: string | null;
  readonly source: "contact" | "sender" | "schedule" | null;
}

/** Where the zone that applies to a contact came from; the first hit wins, in this order. */
export type ZoneSource = "contact" | "geography" | "sender" | "schedule" | "tenant";

export interface ResolvedZone {
  readonly timeZone: string;
  readonly source: ZoneSource;
}
