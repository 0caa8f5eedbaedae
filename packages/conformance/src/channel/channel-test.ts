import type { ChannelFixture } from "./channel-fixture.ts";

/** Resolves if the channel keeps the rule that its title states; else throws an AssertionError. */
export type ChannelTest = (fixture: ChannelFixture) => Promise<void>;

/** Tests by their titles. A title is also the key of a skip. */
export type ChannelTests = Readonly<Record<string, ChannelTest>>;
