/** Whom the exported security is for. */
export interface SecuredRoles {
  readonly schema: string;
  readonly hostRoles: readonly string[];
  readonly workerRoles: readonly string[];
}
