package org.exeat.server.webhook;

import java.time.Instant;
import java.util.List;
import org.exeat.domain.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * What a lane's sign or gate is told, once it has happened. It names no traveller, no document and
 * no crossing of the record. Events of a lane come in their order; one may come again, and with the
 * same id then.
 *
 * @param id of this event
 * @param run when the server was started; a later run counts from 1 again
 * @param sequence in the run, of this receiver and lane, from 1: one that is missing was dropped,
 *     one that is not greater than the last came before
 * @param lane name
 * @param time when it happened; a gate does not act on what is long past
 * @param crossing running number in the lane and run, from 1; null of the sign
 * @param sign what the sign shows; of this kind of event only
 * @param decision what the machine decided; of this kind of event only
 * @param closing what came of it; of this kind of event only
 */
public record WebhookEvent(
    String id,
    Instant run,
    long sequence,
    String lane,
    Instant time,
    EventKind event,
    @Nullable Long crossing,
    @Nullable Sign sign,
    @Nullable Decision decision,
    @Nullable Closing closing) {
  /**
   * What the sign shows.
   *
   * @param vehicle whether somebody is at the line
   * @param optedOut whether those at the line chose an officer
   * @param prompts what is asked for
   */
  public record Sign(boolean vehicle, boolean optedOut, List<Prompt> prompts) {
    public Sign {
      prompts = List.copyOf(prompts);
    }
  }

  /**
   * What the machine decided.
   *
   * @param captured whether everybody was captured
   * @param confirmed whether everybody is confirmed
   * @param officer whether an officer looks before anybody goes on
   */
  public record Decision(boolean captured, boolean confirmed, boolean officer) {}

  /**
   * What came of a crossing.
   *
   * @param cleared whether everybody is confirmed, by the machine or by an officer; else they go as
   *     an officer tells them
   */
  public record Closing(boolean cleared) {}
}
