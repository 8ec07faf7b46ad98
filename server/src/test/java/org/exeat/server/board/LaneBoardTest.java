package org.exeat.server.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.exeat.domain.CrossingId;
import org.exeat.domain.Direction;
import org.exeat.domain.Prompt;
import org.exeat.lane.PromptTexts;
import org.exeat.lane.Traveller;
import org.exeat.records.ledger.LedgerEntry.Resolution;
import org.exeat.records.ledger.Pseudonym;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneBoardTest {
  /** The picture of everybody whom {@link MadePort} shows. */
  private static final String PICTURE = "front-0-0-0";

  @TempDir Path folder;

  private MadePort made;
  private LaneBoard board;

  @BeforeEach
  void open() throws Exception {
    made = new MadePort(folder);
    board = made.board();
  }

  @AfterEach
  void close() throws Exception {
    made.close();
  }

  private Pseudonym officer() {
    return made.port().officers().of("officer-1");
  }

  private LaneView.Crossing there() {
    return Objects.requireNonNull(board.view().crossing());
  }

  @Test
  void whoIsAtTheLineIsSeenWithDocumentsAndWhatIsLacking() throws Exception {
    assertNull(board.view().crossing());
    CrossingId id = made.arrives(0, 90);
    made.sees(Set.of(Prompt.REMOVE_SUNGLASSES), 0);
    LaneView.Crossing c = there();
    assertEquals("at_line", c.state());
    assertEquals("exit", c.direction());
    assertEquals("vehicle", c.mode());
    assertEquals(Set.of(Prompt.REMOVE_SUNGLASSES), c.prompts());
    LaneView.Occupant o = c.occupants().getFirst();
    assertEquals(2, o.row());
    assertEquals("confirmed", o.verdict());
    assertEquals(1, o.document());
    assertEquals("X0", c.documents().get(0).documentNumber());
    assertEquals("ERIKSSON ANNA", c.documents().get(0).name());
    assertEquals("no_face_for_document", c.documents().get(1).verdict());
    assertTrue(board.occupant(id, 1, PICTURE).isPresent());
    assertTrue(board.portrait(id, 2).isPresent());
    assertTrue(board.occupant(id, 2, PICTURE).isEmpty());
    assertTrue(board.occupant(id, 1, "front-7-0-0").isEmpty(), "only the picture that was named");
    assertTrue(board.portrait(id, 0).isEmpty());
    LaneView.Camera camera = board.view().cameras().getFirst();
    assertEquals("/api/v1/lanes/1/cameras/front/picture?v=0", camera.picture());
    assertTrue(board.camera("front", 0).isPresent());
    assertTrue(board.camera("front", 1).isEmpty(), "boxes belong to one picture");
    assertTrue(board.camera("left", 0).isEmpty());
    assertThrows(IllegalStateException.class, () -> board.close(id), "it is at the line");
    assertThrows(
        IllegalStateException.class,
        () -> board.resolve(id, Traveller.holder(2), officer(), Resolution.CONFIRMED, "seen"));
  }

  @Test
  void aDepartureWithoutReferralsClosesItself() throws Exception {
    CrossingId id = made.arrives(0);
    made.leaves(0);
    assertEquals(List.of(), board.view().pending());
    assertEquals(Set.of(1), made.handedOver().getFirst().confirmed().keySet());
    ClosedView closed = made.port().shift().closed().getFirst();
    assertEquals(id.toString(), closed.id());
    assertEquals(1, closed.confirmed());
    assertEquals(0, closed.unresolved());
    assertTrue(board.portrait(id, 1).isEmpty(), "pictures are gone with it");
    assertTrue(board.occupant(id, 1, PICTURE).isEmpty());
  }

  /** Of a face that was counted and dropped nobody knows that it was nobody's. */
  @Test
  void aDepartureInWhichOneMoreFaceWasCountedWaitsForAnOfficer() throws Exception {
    CrossingId id = made.arrives(0);
    made.leavesWith(1, 0);
    LaneView.Crossing c = board.view().pending().getFirst();
    assertEquals(1, c.coverage().leftOut());
    assertEquals(List.of(), c.unresolved());
    assertEquals(1, board.close(id).confirmed());
  }

  @Test
  void whoIsReferredWaitsForAnOfficer() throws Exception {
    CrossingId id = made.arrives(0, 90);
    made.leaves(0, 45);
    LaneView.Crossing c = board.view().pending().getFirst();
    assertEquals("to_resolve", c.state());
    assertEquals(List.of(new LaneView.Unresolved(2, null)), c.unresolved());
    assertTrue(board.portrait(id, 2).isPresent(), "an officer has to look");
    board.resolve(id, Traveller.holder(2), officer(), Resolution.CONFIRMED, "looked at both");
    assertEquals("confirmed", board.crossing(id).orElseThrow().documents().get(1).resolution());
    assertThrows(
        IllegalStateException.class,
        () -> board.resolve(id, Traveller.holder(2), officer(), Resolution.SENT_ON, "again"));
    ClosedView closed = board.close(id);
    assertEquals(2, closed.confirmed());
    assertEquals(1, closed.byOfficer());
    assertThrows(IllegalStateException.class, () -> board.close(id), "once");
    Map<String, Long> kinds = made.kinds();
    assertEquals(1, kinds.get("resolved"));
    assertEquals(1, kinds.get("closed"));
  }

  @Test
  void aFaceWithoutADocumentIsConfirmedByNobody() throws Exception {
    CrossingId id = made.arrives();
    made.leaves(0);
    assertEquals(
        List.of(new LaneView.Unresolved(null, 1)), board.view().pending().getFirst().unresolved());
    assertThrows(
        IllegalArgumentException.class,
        () -> board.resolve(id, Traveller.face(1), officer(), Resolution.CONFIRMED, "seen"));
    board.resolve(id, Traveller.face(1), officer(), Resolution.SENT_ON, "has no document");
    assertEquals("sent_on", board.crossing(id).orElseThrow().occupants().get(0).resolution());
    assertEquals(0, board.close(id).confirmed());
  }

  @Test
  void anEntryWaitsEvenIfAllAreConfirmed() throws Exception {
    try (MadePort entry = new MadePort(folder.resolve("entry"), Direction.ENTRY)) {
      entry.arrives(0);
      entry.leaves(0);
      assertEquals(1, entry.board().view().pending().size(), "it is the officer who admits");
    }
  }

  @Test
  void whatAnOfficerAsksForStandsBesideWhatTheMachineDoes() throws Exception {
    PromptTexts french = PromptTexts.of("fr", java.util.Optional.empty());
    CrossingId id = made.arrives(0);
    made.sees(Set.of(Prompt.LOOK_AT_CAMERA), 0);
    board.ask(id, Set.of(Prompt.OPEN_REAR_WINDOWS));
    assertEquals(Set.of(Prompt.LOOK_AT_CAMERA, Prompt.OPEN_REAR_WINDOWS), there().prompts());
    assertEquals(Set.of(Prompt.OPEN_REAR_WINDOWS), there().byOfficer());
    made.sees(Set.of(), 0);
    assertEquals(
        List.of(
            new SignView.Asked(
                Prompt.OPEN_REAR_WINDOWS, Map.of("fr", "Veuillez ouvrir les vitres arrière"))),
        board.sign(List.of(french)).prompts());
    assertThrows(IllegalArgumentException.class, () -> board.ask(id, Set.of(Prompt.REMOVE_HELMET)));
    board.ask(id, Set.of());
    assertEquals(Set.of(), there().prompts());
    made.leaves(0);
    assertFalse(board.sign(List.of(french)).vehicle());
    assertThrows(IllegalStateException.class, () -> board.ask(id, Set.of(Prompt.STOP)));
  }

  @Test
  void allMayChooseAnOfficerAndTheCamerasDoNotLook() throws Exception {
    CrossingId id = made.arrives(0, 90);
    made.sees(Set.of(Prompt.LOOK_AT_CAMERA), 0);
    assertFalse(board.optedOut());
    board.optOutAll(id);
    assertTrue(board.optedOut());
    assertTrue(there().optedOut());
    assertEquals(List.of(), board.sign(List.of()).prompts(), "nobody is asked to look");
    assertTrue(board.occupant(id, 1, PICTURE).isEmpty(), "what was seen is not shown any more");
    made.sees(Set.of(), 0);
    assertEquals(List.of(), board.view().cameras());
    assertEquals(List.of(), there().occupants());
    assertThrows(IllegalStateException.class, () -> board.ask(id, Set.of(Prompt.STOP)));
    made.leaves(0, 90);
    LaneView.Crossing c = board.view().pending().getFirst();
    assertEquals(2, c.unresolved().size());
    assertEquals("opted_out", c.documents().get(0).verdict());
    made.films();
    assertEquals(List.of(), board.view().cameras(), "not while it pulls off either");
    assertThrows(IllegalStateException.class, () -> board.optOutAll(id));
    made.arrives(30);
    assertFalse(board.optedOut(), "the next vehicle is another");
  }

  /** A device said it, no officer at the console. */
  @Test
  void whoChoosesAnOfficerAtTheLaneIsNotShownEither() throws Exception {
    CrossingId id = made.arrives(0);
    made.sees(Set.of(Prompt.LOOK_AT_CAMERA), 0);
    assertFalse(board.view().cameras().isEmpty());
    assertFalse(board.sign(List.of()).prompts().isEmpty());
    AtomicInteger told = new AtomicInteger();
    List<LaneEvent> events = new ArrayList<>();
    board.watch(told::incrementAndGet);
    board.observe((lane, event) -> events.add(event));
    made.optsOut();
    assertTrue(board.optedOut());
    assertTrue(there().optedOut());
    assertEquals(1, told.get(), "consoles and signs hear of it at once");
    assertEquals(List.of(new LaneEvent.OptedOut(true)), events);
    assertEquals(List.of(), board.sign(List.of()).prompts());
    assertEquals(List.of(), board.view().cameras());
    assertTrue(board.occupant(id, 1, PICTURE).isEmpty());
    made.films();
    made.leaves();
    made.films();
    assertEquals(List.of(), board.view().cameras(), "not while it pulls off either");
    made.arrives(30);
    assertFalse(board.optedOut(), "the next vehicle is another");
  }

  /** Between the last frame and the decision, which waits for documents. */
  @Test
  void whoChoosesAnOfficerAtTheLastMomentIsNotInTheDecision() throws Exception {
    CrossingId id = made.arrives(0);
    made.sees(Set.of(), 0);
    board.optOutAll(id);
    made.leavesAsSeen(0);
    LaneView.Crossing c = board.view().pending().getFirst();
    assertEquals(List.of(), c.occupants());
    assertEquals("opted_out", c.documents().getFirst().verdict());
  }

  @Test
  void whoChoseAnOfficerOrWasNotSeenIsNotClosedAway() throws Exception {
    CrossingId id = made.arrives();
    board.optOutAll(id);
    made.leaves();
    assertEquals(1, board.view().pending().size(), "they wait for the officer they chose");
    made.arrives();
    made.leaves();
    assertEquals(2, board.view().pending().size(), "nobody was confirmed");
    board.close();
  }

  @Test
  void noPictureOutlastsItsCrossing() throws Exception {
    made.arrives(0);
    made.sees(Set.of(), 0);
    made.leaves(0);
    assertEquals(List.of(), board.view().cameras());
    assertTrue(board.camera("front", 0).isEmpty());
  }

  @Test
  void oneOfSeveralMayChooseAnOfficer() throws Exception {
    CrossingId id = made.arrives(0, 90);
    board.optOut(id, 2);
    made.leaves(0, 90);
    LaneView.Crossing c = board.view().pending().getFirst();
    assertEquals("confirmed", c.documents().get(0).verdict());
    assertEquals("opted_out", c.documents().get(1).verdict());
    assertNull(c.documents().get(1).portrait());
  }

  @Test
  void ofTooManyThatWaitTheOldestIsClosedAsItIs() throws Exception {
    CrossingId first = made.arrives();
    made.leaves(0);
    for (int i = 0; i < LaneBoard.MOST_PENDING; i++) {
      made.arrives();
      made.leaves(0);
    }
    assertEquals(LaneBoard.MOST_PENDING, board.view().pending().size());
    assertTrue(board.crossing(first).isEmpty());
    assertEquals(1, made.port().shift().closed().getFirst().unresolved());
    assertTrue(board.view().troubles().getFirst().contains("the oldest is closed as it was"));
  }

  @Test
  void whoWaitsWhenTheLaneEndsIsClosedAsItIs() throws Exception {
    made.arrives(0, 90);
    made.leaves(0);
    board.close();
    assertEquals(List.of(), board.view().pending());
    ClosedView closed = made.port().shift().closed().getFirst();
    assertEquals(1, closed.confirmed());
    assertEquals(1, closed.unresolved());
  }

  @Test
  void aReceiptThatCannotBeHandedOutIsToldAndTheCrossingIsClosed() throws Exception {
    made.noReceipts();
    made.arrives(0);
    made.leaves(0);
    assertEquals(1, made.port().shift().closed().size());
    assertTrue(board.view().troubles().getFirst().contains("the printer has no paper"));
  }

  @Test
  void howACameraIsDoingTakesThePlaceOfHowItDid() {
    board.tell("camera front: BROKEN, Connection refused");
    board.tell("the printer has no paper");
    board.tell("camera front 2: BROKEN");
    board.tell("the printer has no paper");
    board.tell("camera front: all is well");
    assertEquals(
        List.of(
            "the printer has no paper",
            "camera front 2: BROKEN",
            "the printer has no paper",
            "camera front: all is well"),
        board.view().troubles());
  }

  @Test
  void whoWatchesIsToldOfEveryChange() throws Exception {
    AtomicInteger told = new AtomicInteger();
    Runnable watcher = told::incrementAndGet;
    board.watch(watcher);
    made.arrives(0);
    made.sees(Set.of(), 0);
    made.leaves(0);
    assertTrue(told.get() >= 3, () -> told + " times");
    board.unwatch(watcher);
    int before = told.get();
    made.arrives(30);
    assertEquals(before, told.get());
  }
}
