package org.exeat.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jgrapht.alg.matching.MaximumWeightBipartiteMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * Who presented which document: occupants and documents, one to one, with the largest total
 * evidence; any side may stay alone.
 *
 * <p>The evidence of a pair is how far its score lies above the <em>neutral</em> score, where a
 * pair of the same person and a pair of two people are equally likely to score so. Up to a positive
 * factor that is the log-likelihood ratio of an affinely calibrated score (Brümmer and du Preez,
 * 2006, doi:10.1016/j.csl.2005.08.001), and log-likelihood ratios of separate pairs add up. A pair
 * below neutral is evidence against itself and is never worth making: without this rule two poor
 * pairs could outweigh the true one.
 *
 * <p>What then remains on both sides is laid side by side by score, as {@link #leftover}: not as a
 * claim that the two belong together, but because this is the pair that an officer will want to
 * look at first.
 *
 * @param supported pairs with evidence, in the order of their occupants
 * @param leftover pairs without evidence: the most alike of what remained, in the order of their
 *     occupants
 */
public record Assignment(List<Pair> supported, List<Pair> leftover) {

  /**
   * One occupant with one document.
   *
   * @param occupant row of the matrix, from 0
   * @param document column of the matrix, from 0
   * @param score their comparison score
   */
  public record Pair(int occupant, int document, double score) {}

  /** Copies, and checks that nobody is assigned twice. */
  public Assignment {
    supported = List.copyOf(supported);
    leftover = List.copyOf(leftover);
    Set<Integer> occupants = new HashSet<>();
    Set<Integer> documents = new HashSet<>();
    for (List<Pair> pairs : List.of(supported, leftover)) {
      for (Pair pair : pairs) {
        if (!occupants.add(pair.occupant()) || !documents.add(pair.document())) {
          throw new IllegalArgumentException(
              "an assignment is one to one; this one uses a side twice: " + pair);
        }
      }
    }
  }

  /**
   * Finds the assignment. Comparisons without a score take no part in it.
   *
   * @param matrix up to 90 × 90 is what a bus needs; time grows with the third power of the larger
   *     side
   * @param neutralScore the score at which evidence is neutral, from the calibration
   */
  public static Assignment of(ComparisonMatrix matrix, double neutralScore) {
    Set<Integer> occupants = all(matrix.occupants());
    Set<Integer> documents = all(matrix.documents());
    List<Pair> supported = match(matrix, occupants, documents, score -> score - neutralScore);
    for (Pair pair : supported) {
      occupants.remove(pair.occupant());
      documents.remove(pair.document());
    }
    // Any pairing of what remains beats none, and among equally many pairs the larger total score
    // wins.
    double reach =
        1 + 2 * spread(matrix) * Math.max(1, Math.min(matrix.occupants(), matrix.documents()));
    List<Pair> leftover =
        match(matrix, occupants, documents, score -> reach + score - neutralScore);
    return new Assignment(supported, leftover);
  }

  /** The pair of this occupant, supported or left over. */
  public Optional<Pair> ofOccupant(int occupant) {
    return all().stream().filter(p -> p.occupant() == occupant).findFirst();
  }

  /** The pair of this document, supported or left over. */
  public Optional<Pair> ofDocument(int document) {
    return all().stream().filter(p -> p.document() == document).findFirst();
  }

  private List<Pair> all() {
    List<Pair> all = new ArrayList<>(supported);
    all.addAll(leftover);
    return all;
  }

  private static Set<Integer> all(int n) {
    return new HashSet<>(IntStream.range(0, n).boxed().toList());
  }

  private static double spread(ComparisonMatrix matrix) {
    return matrix.rows().stream()
        .flatMap(List::stream)
        .mapToDouble(c -> c instanceof Comparison.Scored s ? Math.abs(s.score()) : 0)
        .max()
        .orElse(0);
  }

  /** Maximum-weight matching; an edge without positive weight is not in the graph. */
  private static List<Pair> match(
      ComparisonMatrix matrix,
      Set<Integer> occupants,
      Set<Integer> documents,
      DoubleUnaryOperator weight) {
    SimpleWeightedGraph<Integer, DefaultWeightedEdge> graph =
        new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    int offset = matrix.occupants();
    Set<Integer> documentVertices = new HashSet<>();
    occupants.forEach(graph::addVertex);
    for (int d : documents) {
      graph.addVertex(offset + d);
      documentVertices.add(offset + d);
    }
    for (int o : occupants) {
      for (int d : documents) {
        if (matrix.at(o, d) instanceof Comparison.Scored(double score)
            && weight.applyAsDouble(score) > 0) {
          graph.setEdgeWeight(graph.addEdge(o, offset + d), weight.applyAsDouble(score));
        }
      }
    }
    List<Pair> pairs = new ArrayList<>();
    for (DefaultWeightedEdge edge :
        new MaximumWeightBipartiteMatching<>(graph, occupants, documentVertices)
            .getMatching()
            .getEdges()) {
      int a = graph.getEdgeSource(edge);
      int b = graph.getEdgeTarget(edge);
      int o = Math.min(a, b);
      int d = Math.max(a, b) - offset;
      if (matrix.at(o, d) instanceof Comparison.Scored(double score)) {
        pairs.add(new Pair(o, d, score));
      }
    }
    pairs.sort(Comparator.comparingInt(Pair::occupant));
    return pairs;
  }
}
