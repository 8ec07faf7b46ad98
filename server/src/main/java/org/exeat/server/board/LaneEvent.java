package org.exeat.server.board;

import java.time.Duration;
import java.util.List;
import org.exeat.domain.Prompt;

/** What has happened in a lane, in numbers: nothing of it is about one traveller by name. */
public sealed interface LaneEvent {
  /**
   * A vehicle or a person has come to the line.
   *
   * @param crossing its running number in the lane since the start, from 1
   */
  record Opened(long crossing) implements LaneEvent {}

  /**
   * A camera has taken a picture.
   *
   * @param camera of the lane's file
   */
  record Filmed(String camera) implements LaneEvent {}

  /** The sign asks for something that it did not ask for in this crossing before. */
  record Asked(Prompt prompt) implements LaneEvent {}

  /**
   * Somebody chose an officer.
   *
   * @param everybody at the line, or the holder of one document
   */
  record OptedOut(boolean everybody) implements LaneEvent {}

  /**
   * The machine has decided.
   *
   * @param crossing as above
   * @param closes whether it closes by itself: everybody was seen and confirmed, and may go
   * @param after since the opening
   * @param captured occupants with a usable picture
   * @param people who are taken to be there
   * @param referred the reason of each referral, a code of {@link org.exeat.lane.Wording}: of every
   *     document's holder, and of every face without a document
   */
  record Decided(
      long crossing,
      boolean closes,
      Duration after,
      int captured,
      int people,
      List<String> referred)
      implements LaneEvent {
    public Decided {
      referred = List.copyOf(referred);
    }
  }

  /**
   * A crossing is over.
   *
   * @param crossing as above
   * @param cleared whether all documents' holders are confirmed and nobody else was seen, by the
   *     machine alone or as the officer who closed it says
   * @param after since the opening
   * @param byMachine travellers that the machine confirmed
   * @param byOfficer travellers that an officer confirmed
   * @param unresolved travellers whom nobody confirmed and at whom no officer looked
   */
  record Closed(
      long crossing, boolean cleared, Duration after, int byMachine, int byOfficer, int unresolved)
      implements LaneEvent {}

  /**
   * A crossing was given up.
   *
   * @param crossing as above; 0 where it is none of the lane's any more
   */
  record Abandoned(long crossing) implements LaneEvent {}

  /** Something was told that officers should know. */
  record Troubled() implements LaneEvent {}
}
