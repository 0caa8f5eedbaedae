import type { EnrollmentFacts, Store } from "@outreachkit/core/plugin";
import { testId } from "./test-data/test-id.ts";

/** The facts of the enrollments of these numbers. */
export const readFacts = (
  store: Store,
  ...numbers: readonly number[]
): Promise<readonly EnrollmentFacts[]> =>
  store.read(({ enrollments }) =>
    enrollments.readFacts(
      numbers.map((number) => ({
        tenantId: testId("tenant"),
        id: testId("enrollment", number),
      })),
    ),
  );
