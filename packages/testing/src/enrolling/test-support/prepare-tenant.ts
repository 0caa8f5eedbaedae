import type { Tenant } from "@outreachkit/core";

/** A tenant that may launch, with two senders. */
export async function prepareTenant(tenant: Tenant): Promise<void> {
  await tenant.settings.update({ timeZone: "Europe/Berlin", postalAddress: "1 Invented Street" });
  await tenant.senders.upsert(
    ["ada", "bea"].map((externalId) => ({
      externalId,
      channel: "recording",
      name: externalId,
      address: `${externalId}@acme.example`,
      dailyCap: 10_000,
    })),
  );
}
