package org.exeat.capture;

import java.time.Duration;
import java.util.Optional;

/**
 * How one live camera does.
 *
 * @param camera name in its lane
 * @param trouble what is wrong now; empty where nothing is
 * @param words what the source itself said last about a break, without secrets; empty while it runs
 * @param frames that arrived in all
 * @param dropped of these, that a newer one replaced before anybody took them
 * @param lost that could not be put together from what came: of a video, pictures that are damaged
 *     and those that build on them; of other sources, numbers that are missing
 * @param connections how often the source was opened
 * @param age since the last frame arrived; empty before the first
 */
public record FeedHealth(
    String camera,
    Optional<Trouble> trouble,
    Optional<String> words,
    long frames,
    long dropped,
    long lost,
    long connections,
    Optional<Duration> age) {

  /** The same with a trouble. */
  FeedHealth with(Trouble other) {
    return new FeedHealth(
        camera, Optional.of(other), words, frames, dropped, lost, connections, age);
  }

  /** What can be wrong with a camera. */
  public enum Trouble {
    /** It was not reached yet. */
    NOT_CONNECTED,
    /** It broke, and is tried again. */
    BROKEN,
    /** It is connected and sends nothing. */
    SILENT,
    /** It sends the same picture again and again. */
    FROZEN,
    /** It sends black pictures. */
    BLACK,
    /** It sends pictures of another size than the lane's file says. */
    UNFIT
  }
}
