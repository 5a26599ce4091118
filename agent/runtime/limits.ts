/** Every bound and timing constant of the agent's data path, in one place. */

/** Bytes that one synchronous input queues before its sender is slowed. */
export const INPUT_QUEUE_BYTES = 1024 * 1024

/** Bytes handed to a job process and not yet worked on; more only where a few deliveries are larger. */
export const PROCESS_WINDOW_BYTES = 1024 * 1024
export const PROCESS_WINDOW_DELIVERIES = 4

/** Rounds handed to a job process ahead of the one it works on, where MAX_QUEUE promises fresh data. */
export const FRESH_WINDOW_ROUNDS = 2

/** Bytes of an output kept while its destination is being placed. */
export const HOLD_BYTES = 4 * 1024 * 1024

/** Bytes of a reliable pipe that its source's agent keeps for want of an acknowledgement before the source is slowed. */
export const RELIABLE_BYTES = 8 * 1024 * 1024

/** A job that saves its state is asked to when it has received so much since the last time, whatever its own rule. */
export const SAVE_AFTER_BYTES = 1024 * 1024

/** Pause between two acknowledgements on a link. */
export const ACKNOWLEDGE_MS = 5

/** Bytes in a link's send buffer before its sender is slowed. */
export const LINK_BUFFER_BYTES = 1024 * 1024

/**
 * A job whose output is congested is paused when it has finished a round, since the next block of that round may be the
 * one for which the congested reader waits; one that never says so is paused after this many bytes.
 */
export const OVERRUN_BYTES = 64 * 1024 * 1024

/** Pauses between attempts to open a link, doubling from the first to the last. */
export const LINK_RETRY_FIRST_MS = 5
export const LINK_RETRY_LAST_MS = 250

/** A link that has not been accepted by then is tried anew. */
export const LINK_OPEN_TIMEOUT_MS = 3000

/** Console lines kept per job for replay, and their bytes. */
export const CONSOLE_LINES = 10_000
export const CONSOLE_BYTES = 4 * 1024 * 1024

/** Longer console lines are cut into several. */
export const CONSOLE_LINE_CHARACTERS = 16 * 1024

/** Pause between two batches of console lines to the client. */
export const CONSOLE_FLUSH_MS = 10

/** A client that has not taken the last lines yet is given further ones after this pause, as far as they are kept. */
export const CONSOLE_RETRY_MS = 10

/**
 * Characters of one batch of console lines, and batches under way to a client. What is under way is in front of the next
 * heartbeat, also in the buffers of SSH and of a slow Wi-Fi: a job that floods its console must not cost its node.
 */
export const CONSOLE_BATCH_CHARACTERS = 32 * 1024
export const CONSOLE_BATCHES_UNDER_WAY = 4

/** Bytes waiting for the client above which console lines and heartbeats wait. */
export const CLIENT_BACKLOG_BYTES = 4 * 1024 * 1024

/** After a job process ended, its last output lines are waited for this long. */
export const LAST_WORDS_MS = 100

/** A job that said it is finished, or failed, and does not end by itself is killed after this. */
export const FINISH_GRACE_MS = 2000

/**
 * A job whose one input is full while another has had nothing since its source was replaced waits this long; then it
 * takes the replaced source's rounds for lost. Without it the two would wait for each other for ever.
 */
export const STALL_MS = 500

/** Bytes on their way to a job process above which ASYNC blocks are kept, or dropped, by their buffer rule. */
export const ASYNC_BACKLOG_BYTES = 64 * 1024

/** Time that jobs have to end by themselves when nobody has held their run for as long as its network allows. */
export const ABANDONED_GRACE_MS = 600
