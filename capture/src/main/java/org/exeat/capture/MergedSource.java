package org.exeat.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Several cameras' recordings as one: the frame with the least time first, and of equal times the
 * one of the source that was given first. A source that ends is left out from then on.
 */
public final class MergedSource implements FrameSource {
  private final List<FrameSource> sources;

  /** The next frame of each source; null where it was not asked for yet. */
  private final List<@Nullable Optional<Frame>> heads = new ArrayList<>();

  /** Closing this closes them. */
  public MergedSource(List<? extends FrameSource> sources) {
    this.sources = List.copyOf(sources);
    sources.forEach(s -> heads.add(null));
  }

  @Override
  public Optional<Frame> next() throws IOException, InterruptedException {
    int first = -1;
    Optional<Frame> least = Optional.empty();
    for (int i = 0; i < sources.size(); i++) {
      Optional<Frame> head = heads.get(i);
      if (head == null) {
        head = sources.get(i).next();
        heads.set(i, head);
      }
      if (head.isPresent() && (least.isEmpty() || head.get().time().isBefore(least.get().time()))) {
        least = head;
        first = i;
      }
    }
    if (first >= 0) {
      heads.set(first, null);
    }
    return least;
  }

  @Override
  public void close() {
    sources.forEach(FrameSource::close);
  }
}
