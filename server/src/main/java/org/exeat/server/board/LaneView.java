package org.exeat.server.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.exeat.domain.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * What an officer sees of a lane at a moment, as the API says it. Null stands for what is not
 * known.
 *
 * @param lane name
 * @param at when it was told
 * @param version counts the changes
 * @param cameras in the lane's order, those that have sent a picture
 * @param troubles what does not work, newest last
 * @param crossing who is at the line
 * @param pending crossings that have left the line and wait for an officer, oldest first
 */
public record LaneView(
    String lane,
    String port,
    String direction,
    Instant at,
    long version,
    List<Camera> cameras,
    List<String> troubles,
    @Nullable Crossing crossing,
    List<Crossing> pending) {
  /** Where the API's addresses begin. */
  public static final String API = "/api/v1";

  /**
   * A camera's newest picture.
   *
   * @param picture its address; another picture has another
   * @param faces of occupants, where this very picture shows them
   */
  public record Camera(
      String camera, String picture, Instant taken, int columns, int rows, List<Face> faces) {}

  /**
   * A face in a picture, pixels.
   *
   * @param occupant number
   */
  public record Face(double x, double y, double width, double height, int occupant) {}

  /**
   * One crossing.
   *
   * @param left when it had left the line and was decided
   * @param state {@code at_line}, or {@code to_resolve} when it has left
   * @param optedOut whether everybody chose an officer
   * @param prompts what the sign asks for
   * @param byOfficer what of that an officer asked for
   * @param unresolved whom an officer has to look at
   */
  public record Crossing(
      String id,
      String lane,
      String direction,
      String mode,
      Instant opened,
      @Nullable Instant left,
      String state,
      boolean optedOut,
      Coverage coverage,
      Set<Prompt> prompts,
      Set<Prompt> byOfficer,
      List<Occupant> occupants,
      List<Document> documents,
      List<Unresolved> unresolved) {}

  /**
   * How many are captured.
   *
   * @param leftOut faces that were counted and are laid beside no document, mostly nobody's
   * @param everybody probability that nobody is there who is not captured, 0 to 1
   * @param counts by the source
   * @param camerasOut cameras of which nothing could be used, and why
   * @param late whether there was no time for most of the pictures that came lately
   */
  public record Coverage(
      int captured,
      int people,
      int unseen,
      int leftOut,
      double everybody,
      Map<String, Integer> counts,
      Map<String, String> camerasOut,
      boolean late) {}

  /**
   * Somebody who was seen.
   *
   * @param side as the driver sits
   * @param reasons what the capture lacks
   * @param picture address of the capture
   * @param document that it was laid beside
   * @param verdict a code of {@link org.exeat.lane.Wording}
   * @param resolution what an officer said of somebody without a document
   */
  public record Occupant(
      int number,
      @Nullable Integer row,
      @Nullable String side,
      boolean captured,
      List<String> reasons,
      @JsonProperty("may_be_a_picture") boolean mayBeAPicture,
      String picture,
      @Nullable Integer document,
      @Nullable String verdict,
      @Nullable String resolution) {}

  /**
   * A document that was presented.
   *
   * @param beingRead whether nothing is known of it yet
   * @param portrait its address, where there is one to look at
   * @param words the verdict in English
   * @param resolution what an officer said
   */
  public record Document(
      int number,
      boolean beingRead,
      @Nullable String name,
      @Nullable String documentNumber,
      @Nullable String issuer,
      @Nullable LocalDate dateOfBirth,
      @Nullable LocalDate expires,
      @Nullable String portrait,
      @Nullable String authenticity,
      @Nullable Integer occupant,
      @Nullable String verdict,
      @Nullable String words,
      @Nullable String resolution) {}

  /** A document's holder, or a face without a document. */
  public record Unresolved(@Nullable Integer document, @Nullable Integer occupant) {}
}
