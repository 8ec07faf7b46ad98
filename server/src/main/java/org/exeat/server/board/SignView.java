package org.exeat.server.board;

import java.util.List;
import java.util.Map;
import org.exeat.domain.Prompt;

/**
 * What a lane's sign shows to everybody: nothing of anybody.
 *
 * @param vehicle whether somebody is at the line
 * @param prompts what is asked for
 */
public record SignView(
    String lane, String port, String direction, boolean vehicle, List<Asked> prompts) {
  /**
   * One thing that is asked for.
   *
   * @param texts by the language
   */
  public record Asked(Prompt prompt, Map<String, String> texts) {}
}
