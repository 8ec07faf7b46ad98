package org.exeat.server.board;

import java.util.List;
import org.exeat.domain.Prompt;

/**
 * What a lane's sign shows, as it changes.
 *
 * @param version of two states the later one has the greater, or the same where they do not differ
 * @param vehicle whether somebody is at the line
 * @param optedOut whether those at the line chose an officer: nobody looks at them
 * @param prompts what is asked for
 */
public record SignState(long version, boolean vehicle, boolean optedOut, List<Prompt> prompts) {
  public SignState {
    prompts = List.copyOf(prompts);
  }
}
