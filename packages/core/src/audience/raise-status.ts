import { type ContactStatus, contactStatuses } from "../model/contact-vocabulary.ts";

/** Statuses only move forward: an interested contact does not fall back to replied. */
export function raiseStatus(current: ContactStatus, next: ContactStatus): ContactStatus {
  return contactStatuses.indexOf(next) > contactStatuses.indexOf(current) ? next : current;
}
