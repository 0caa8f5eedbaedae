/** How the enrollments that wait are spread. */
export interface StockShape {
  readonly tenants: number;
  readonly sendersPerTenant: number;
  /** In all. Dealt to the senders in turn. */
  readonly enrollments: number;
  /** How many of them are due; the others within the next days. Default all. */
  readonly due?: number;
}
