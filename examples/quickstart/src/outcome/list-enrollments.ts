import type { Enrollment, Tenant } from "@outreachkit/core";

/** Every enrollment of a campaign, page by page. */
export async function listEnrollments(
  tenant: Tenant,
  campaignId: string,
): Promise<readonly Enrollment[]> {
  const enrollments: Enrollment[] = [];
  let cursor: string | undefined;
  do {
    const page = await tenant.enrollments.list({
      filter: { campaignId },
      limit: 200,
      ...(cursor !== undefined && { cursor }),
    });
    enrollments.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return enrollments;
}
