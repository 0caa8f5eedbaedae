import { createGate } from "../markers/create-gate.ts";
import type { MarkerOrder } from "../markers/marker-order.ts";
import type { Marker } from "../markers/markers.ts";
import { createMailbox } from "../wait/create-mailbox.ts";
import { within } from "../wait/within.ts";
import type { WorkerJob } from "../worker/worker-job.ts";
import type { Crew, CrewEvent, Member } from "./crew.ts";
import { startProcess, type WorkerProcess } from "./start-process.ts";

const START = 30_000;

export function createCrew(job: Omit<WorkerJob, "worker">): Crew {
  const events = createMailbox<CrewEvent>();
  const all = new Set<WorkerProcess>();
  const members: Member[] = [];
  const everybody: Member[] = [];
  const surprises: string[] = [];
  let spare: ReturnType<typeof prepare> | undefined;
  let order: MarkerOrder | null = null;
  /** Killed from here, at a marker of the provider. */
  const struck = new Map<string, Marker>();
  let due = false;
  const gate = createGate(({ action }) => {
    due = action === "kill";
  });

  const remove = (member: Member) => {
    const index = members.indexOf(member);
    if (index >= 0) members.splice(index, 1);
    return index >= 0;
  };

  function prepare() {
    const orders: MarkerOrder[] = [];
    let onOrder = (carriedOut: MarkerOrder) => void orders.push(carriedOut);
    const process = startProcess((carriedOut) => onOrder(carriedOut));
    all.add(process);
    void process.exited.then(() => all.delete(process));
    return { process, listen: (listener: typeof onOrder) => (onOrder = listener) };
  }

  // A parent that ends without `close()` must not leave stopped processes behind.
  const killAll = () => {
    for (const process of all) process.signal("SIGKILL");
  };
  process.once("exit", killAll);

  return {
    members,
    events,
    async hire() {
      const { process, listen } = spare ?? prepare();
      spare = prepare();
      const name = `worker-${everybody.length + 1}`;
      const member: Member = { ...process, name };
      let death: Marker | undefined;
      listen(({ action, marker }) => {
        if (action === "kill") death = marker;
        else if (remove(member)) events.put({ type: "stopped", member, marker });
      });
      void process.exited.then(({ code, signal }) => {
        const marker = death ?? struck.get(name);
        if (!remove(member)) return;
        if (signal === "SIGKILL" && marker) events.put({ type: "died", member, marker });
        else surprises.push(`${name} ended with ${signal ?? code}: ${member.log.join("\n")}`);
      });
      await within(`${name} loads`, START, process.loaded);
      process.send({ type: "start", job: { ...job, worker: name } });
      process.send({ type: "arm", order });
      members.push(member);
      everybody.push(member);
      return member;
    },
    arm(next) {
      order = next;
      gate.arm(next);
      for (const member of members) member.send({ type: "arm", order });
    },
    strike(worker, marker) {
      const member = members.find(({ name }) => name === worker);
      // It has other calls under way, which its death ends too.
      if (!member || struck.has(worker)) return struck.has(worker);
      due = false;
      gate.pass(marker);
      if (!due) return false;
      struck.set(worker, marker);
      member.signal("SIGKILL");
      return true;
    },
    countErrors() {
      const counts = new Map<string, number>();
      for (const line of everybody.flatMap(({ errors }) => errors)) {
        const { text, error } = JSON.parse(line) as { text: string; error?: string };
        const label = error === undefined ? text : `${text} ${error}`;
        counts.set(label, (counts.get(label) ?? 0) + 1);
      }
      return counts;
    },
    async retire(member, milliseconds) {
      remove(member);
      member.signal("SIGTERM");
      return await within(`${member.name} ends on SIGTERM`, milliseconds, member.exited);
    },
    requireHealth() {
      if (surprises.length > 0)
        throw new Error(`A worker ended by itself. ${surprises.join("\n")}`);
    },
    async close() {
      members.length = 0;
      const ending = [...all].map(({ exited }) => exited);
      killAll();
      process.off("exit", killAll);
      await Promise.all(ending);
    },
  };
}
