/** What the hand-written claim reads of one step: the enrollment, its approved words, who to whom. */
export interface DueRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly campaign_id: string;
  readonly contact_id: string;
  readonly sender_id: string;
  readonly step_key: string;
  readonly version: number;
  readonly message_id: string;
  readonly kind: string;
  /** An object on PostgreSQL, its text on SQLite. */
  readonly content: unknown;
  readonly content_hash: string;
  readonly email: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly sender_name: string;
  readonly sender_address: string;
}
