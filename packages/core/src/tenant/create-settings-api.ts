import { z } from "zod";
import { breakerSchema } from "../campaign/breaker-schema.ts";
import { capsSchema } from "../campaign/caps-schema.ts";
import type { TenantSettings } from "../contracts/store/records/tenant-record.ts";
import { replanTenant } from "../flows/campaigns/replan-tenant.ts";
import { defaultScoreWeights, scoreComponents } from "../model/scoring.ts";
import { isTimeZone } from "../sequence/is-time-zone.ts";
import { parseInput } from "./parse-input.ts";
import { type TenantContext, writeForTenant } from "./tenant-context.ts";

const weight = z.number().min(0).max(1_000).exactOptional();
const scoring = z.strictObject({
  weights: z
    .strictObject({
      dataQuality: weight,
      authority: weight,
      companyFit: weight,
      timing: weight,
      risk: weight,
    })
    .refine(
      (weights) => scoreComponents.some((name) => (weights[name] ?? defaultScoreWeights[name]) > 0),
      "leaves every component out; give at least one more than 0",
    )
    .exactOptional(),
});

const settingsSchema = z.strictObject({
  timeZone: z
    .string()
    .refine(isTimeZone, 'is not a known time zone; use an IANA name such as "Europe/Berlin"')
    .nullish(),
  postalAddress: z.string().trim().max(500).nullish(),
  caps: z
    .strictObject({
      daily: capsSchema.units.optional(),
      sendingDomainDaily: capsSchema.units.optional(),
      recipientDomain: capsSchema.recipientDomain.optional(),
      coolDown: capsSchema.coolDown.optional(),
    })
    .nullish(),
  breakers: breakerSchema.nullish(),
  scoring: scoring.nullish(),
});

/** What is left out keeps, `null` clears. Caps and breakers are given as a whole. */
export type TenantSettingsInput = z.input<typeof settingsSchema>;

export interface SettingsApi {
  get(): Promise<TenantSettings>;
  update(settings: TenantSettingsInput): Promise<TenantSettings>;
  /** Nothing of the tenant is claimed until it is resumed; what is out settles. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

export function createSettingsApi(context: TenantContext): SettingsApi {
  const { engine, tenantId } = context;
  const change = (state: "active" | "paused") =>
    writeForTenant(context, {}, async (session, changes) => {
      const stored = await session.tenants.lock(tenantId);
      if (!stored || stored.state === state) return;
      const next = { ...stored, state, version: stored.version + 1 };
      changes.tenants.set(stored, next);
      changes.append({
        type: state === "paused" ? "tenant-paused" : "tenant-resumed",
        entity: "tenant",
        row: { tenantId, id: tenantId, version: next.version },
      });
    });
  return {
    pause: () => change("paused"),
    resume: () => change("active"),
    async get() {
      const tenant = await engine.store.read((session) => session.tenants.get(tenantId));
      return tenant?.settings ?? {};
    },
    async update(input) {
      const update = parseInput(settingsSchema, input, "The settings");
      return await writeForTenant(context, {}, async (session, changes) => {
        const stored = await session.tenants.lock(tenantId);
        if (!stored) throw new Error("The tenant's row is made before this.");
        const settings = mergeSettings(stored.settings, update);
        const next = { ...stored, settings, version: stored.version + 1 };
        changes.tenants.set(stored, next);
        // A raised cap may lift what blocks any of its queues.
        if (JSON.stringify(settings.caps) !== JSON.stringify(stored.settings.caps))
          changes.wakeTenants.push({ tenantId, at: changes.now });
        if (settings.timeZone !== stored.settings.timeZone)
          await replanTenant(session, changes, tenantId);
        changes.append({
          type: "tenant-updated",
          entity: "tenant",
          row: { tenantId, id: tenantId, version: next.version },
        });
        return settings;
      });
    },
  };
}

function mergeSettings(
  stored: TenantSettings,
  update: z.output<typeof settingsSchema>,
): TenantSettings {
  const merged = { ...stored, ...update };
  return Object.fromEntries(
    Object.entries(merged).filter(
      ([, value]) => value !== undefined && value !== null && value !== "",
    ),
  );
}
