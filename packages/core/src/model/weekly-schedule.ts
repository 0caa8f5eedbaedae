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
}

/** Where the zone that applies to a contact came from; the first hit wins, in this order. */
export type ZoneSource = "contact" | "geography" | "sender" | "schedule" | "tenant";

export interface ResolvedZone {
  readonly timeZone: string;
  readonly source: ZoneSource;
}
