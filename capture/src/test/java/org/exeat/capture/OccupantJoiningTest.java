package org.exeat.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.exeat.domain.Coverage.Source;
import org.exeat.domain.OccupancyEstimate;
import org.exeat.domain.Position;
import org.exeat.faces.MadeTemplate;
import org.junit.jupiter.api.Test;

/** Tracks become people: by what is seen, and where that is in doubt by what others counted. */
class OccupantJoiningTest {
  private static final double BESIDE = Double.NEGATIVE_INFINITY;
  private static final List<List<Integer>> THREE = List.of(List.of(0), List.of(1), List.of(2));

  /** As {@link OccupantJoining#suiting} has it. */
  private static List<List<Integer>> suiting(double[][] evidence, Map<Source, Integer> counts) {
    return join(
        evidence, n -> OccupantJoining.least(n, k -> OccupancyEstimate.logLikelihood(k, counts)));
  }

  private static List<List<Integer>> join(
      double[][] evidence, IntToDoubleFunction least, int... sightings) {
    return OccupantJoining.join(
        THREE,
        (a, b) -> OccupantJoining.mean(a, b, evidence),
        g -> sightings.length == 0 ? 1 : g.stream().mapToInt(i -> sightings[i]).sum(),
        (a, b) -> Stream.concat(a.stream(), b.stream()).toList(),
        least);
  }

  @Test
  void twoForWhomALittleSpeaksAgainstAreOneWhereDocumentsSayFewer() {
    double[][] evidence = {{0, -1.5, -6}, {-1.5, 0, -7}, {-6, -7, 0}};
    assertEquals(3, suiting(evidence, Map.of()).size());
    assertEquals(3, suiting(evidence, Map.of(Source.DOCUMENTS, 3)).size());
    assertEquals(
        List.of(List.of(0, 1), List.of(2)), suiting(evidence, Map.of(Source.DOCUMENTS, 2)));
    assertEquals(
        List.of(List.of(0, 1), List.of(2)),
        suiting(evidence, Map.of(Source.DOCUMENTS, 1)),
        "the second who speaks against it strongly is not swallowed");
  }

  /** A document that is lacking is as unlikely as that two are one for whom so much speaks. */
  @Test
  void twoAreOneWhereLessSpeaksAgainstItThanAgainstTheDocuments() {
    double[][] evidence = {{0, -4.7, -9}, {-4.7, 0, -9}, {-9, -9, 0}};
    List<List<Integer>> two = List.of(List.of(0, 1), List.of(2));
    assertEquals(two, suiting(evidence, Map.of(Source.DOCUMENTS, 2)));
    assertEquals(THREE, suiting(evidence, Map.of(Source.SENSOR, 2)), "which miss more");
    assertEquals(
        THREE,
        suiting(evidence, Map.of(Source.DOCUMENTS, 2, Source.OFFICER, 3)),
        "the officer sees three");
    evidence[0][1] = evidence[1][0] = -5.5;
    assertEquals(THREE, suiting(evidence, Map.of(Source.DOCUMENTS, 2)));
  }

  /** Whom documents, sensor and officer all miss is not made part of somebody else. */
  @Test
  void whoeverAgreesOnFewerNobodyIsOneWithWhomMuchSpeaksAgainst() {
    double[][] evidence = {{0, -5.5, -7}, {-5.5, 0, -7}, {-7, -7, 0}};
    assertEquals(
        THREE, suiting(evidence, Map.of(Source.DOCUMENTS, 2, Source.SENSOR, 2, Source.OFFICER, 2)));
    assertEquals(THREE, suiting(evidence, Map.of(Source.DOCUMENTS, 1, Source.SENSOR, 1)));
  }

  @Test
  void silhouettesAndCountsOfNobodyMakeNobodyOne() {
    double[][] evidence = {{0, -1.5, -9}, {-1.5, 0, -9}, {-9, -9, 0}};
    assertEquals(
        THREE,
        suiting(
            evidence, PassageCapture.exact(Map.of(Source.DOCUMENTS, 0, Source.SILHOUETTES, 2))));
    assertEquals(
        List.of(List.of(0, 1), List.of(2)),
        suiting(evidence, PassageCapture.exact(Map.of(Source.DOCUMENTS, 2, Source.SENSOR, 0))));
  }

  @Test
  void aPersonWithoutDocumentWhoWasSeenBesideTheOthersStays() {
    double[][] evidence = {{0, BESIDE, BESIDE}, {BESIDE, 0, BESIDE}, {BESIDE, BESIDE, 0}};
    assertEquals(THREE, suiting(evidence, Map.of(Source.DOCUMENTS, 1, Source.SENSOR, 1)));
  }

  @Test
  void whatIsSeenAloneIsJoinedByTheStrongestPairFirst() {
    double[][] evidence = {{0, 1, 2}, {1, 0, -4}, {2, -4, 0}};
    assertEquals(List.of(List.of(0, 2), List.of(1)), join(evidence, n -> 0));
  }

  /** lane-1, seed 71: a neighbour's turned look kept eleven sightings of a person's own apart. */
  @Test
  void whoWasSeenForLongIsJoinedBeforeAFragmentThatSharesAFrame() {
    double[][] evidence = {{0, 2, 3}, {2, 0, BESIDE}, {3, BESIDE, 0}};
    assertEquals(List.of(List.of(0, 2), List.of(1)), join(evidence, n -> 0, 20, 2, 2));
    assertEquals(List.of(List.of(0, 1), List.of(2)), join(evidence, n -> 0, 20, 11, 2));
    assertEquals(THREE, join(evidence, n -> 3, 20, 11, 2), "enough has to speak for it still");
    double[][] against = {{0, -1.5, -1.2}, {-1.5, 0, BESIDE}, {-1.2, BESIDE, 0}};
    assertEquals(
        List.of(List.of(0, 2), List.of(1)),
        join(against, n -> -2, 60, 40, 5),
        "nobody is swallowed sooner for having been seen for long");
  }

  /**
   * Faces that are neither alike nor unlike, from places that say little: from in front, whether
   * somebody sits on the front seat or behind it is known to half a metre. Many of them say more
   * than two.
   */
  @Test
  void manyTracksTellSeatsApartThatTwoDoNot() {
    assertEquals(List.of(1, 1, 1, 2), List.of(1, 2, 3, 5).stream().map(this::seats).toList());
  }

  /** How many people are found where two who sit behind each other have so many tracks each. */
  private int seats(int tracks) {
    List<Track> all = new ArrayList<>();
    for (int i = 0; i < tracks; i++) {
      CameraView view = new CameraView(MadeCamera.of("front", 2.8, .9 + .3 * i));
      for (double x : new double[] {-2, -2.8}) {
        int frame = all.size();
        all.add(
            new Track(
                view,
                new VehicleShift(),
                MadeShot.of("front", frame, Instant.EPOCH, new Position(x, .4, 1.2))));
      }
    }
    double score = OccupantJoining.score(MadeTemplate.of(1, 0), MadeTemplate.of(1, 0));
    return new OccupantJoining(all, score + .04).people().size();
  }

  /**
   * lane-1, seed 103: neighbours who look alike, each seen for long by the camera of one side, and
   * hardly by the other.
   */
  @Test
  void whoIsMoreAlikeIsJoinedThoughANeighbourWhoLooksAlikeWasSeenForLonger() {
    Track left = seen("left", 0, 13, 0);
    Track neighbour = seen("right", 13, 13, 26);
    Track right = seen("right", 22, 4, 8);
    List<OccupantJoining.Joined> people =
        new OccupantJoining(List.of(left, neighbour, right), .77).people();
    assertEquals(
        List.of(List.of(0, 2), List.of(1)),
        people.stream().map(OccupantJoining.Joined::members).toList());
  }

  /** A face that lies at an angle from others' templates, in so many frames. */
  private static Track seen(String camera, int from, int frames, double degrees) {
    float x = (float) Math.cos(Math.toRadians(degrees));
    float y = (float) Math.sin(Math.toRadians(degrees));
    CameraView view = new CameraView(MadeCamera.of(camera, -3, camera.equals("left") ? 1.8 : -1.8));
    Track track = null;
    for (int i = from; i < from + frames; i++) {
      Shot shot =
          MadeShot.of(camera, i, Instant.EPOCH, new Position(-3, 0, 1.2), MadeTemplate.of(x, y));
      if (track == null) {
        track = new Track(view, new VehicleShift(), shot);
      } else {
        track.add(shot);
      }
    }
    return Objects.requireNonNull(track);
  }

  /** A document fewer joins nobody with somebody three metres off, however alike they look. */
  @Test
  void whoSitsFarFromEachOtherIsTwoWhateverOthersCount() {
    List<Track> two = new ArrayList<>();
    for (double x : new double[] {-2, -5}) {
      Shot shot = MadeShot.of("left", two.size(), Instant.EPOCH, new Position(x, .4, 1.2));
      two.add(
          new Track(new CameraView(MadeCamera.of("left", -3.5, 1.8)), new VehicleShift(), shot));
    }
    OccupantJoining joining = new OccupantJoining(two, 0);
    assertEquals(2, joining.people().size());
    assertEquals(
        2,
        joining
            .suiting(
                joining.people(),
                n -> OccupancyEstimate.logLikelihood(n, Map.of(Source.DOCUMENTS, 1)))
            .size());
  }

  /** Who was joined is held against everybody else anew, in whatever order they came. */
  @Test
  void theLastTwoAreJoinedFirstAndThenTheFirst() {
    double[][] evidence = {{0, -4, 1}, {-4, 0, 2}, {1, 2, 0}};
    assertEquals(List.of(List.of(0), List.of(1, 2)), join(evidence, n -> 0));
    assertEquals(List.of(List.of(0, 1, 2)), join(evidence, n -> -2));
    assertEquals(
        List.of(),
        OccupantJoining.join(List.<Integer>of(), (a, b) -> 0, i -> 1, Integer::sum, n -> 0));
  }
}
