package dev.parlance.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;

import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Tests for {@link Pieces}. */
class PiecesTests {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void joinsSmallBuffersIntoOnePiece() {
        StepVerifier.create(Pieces.of(buffers(3, 1_000))).assertNext(piece -> assertThat(piece).hasSize(3_000))
                .verifyComplete();
    }

    @Test
    void losesNothingOfLargeContent() {
        var sizes = Pieces.of(buffers(100, 60_001)).map(piece -> piece.length).collectList();

        StepVerifier.create(sizes).assertNext(PiecesTests::coverSixMillionBytes).verifyComplete();
    }

    @Test
    void makesNoPieceOfNothing() {
        StepVerifier.create(Pieces.of(Flux.empty())).verifyComplete();
    }

    private static void coverSixMillionBytes(List<Integer> sizes) {
        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6_000_100);
        assertThat(sizes).allMatch(size -> size < MEBIBYTE + 60_001).hasSizeBetween(5, 7);
    }

    private static Flux<DataBuffer> buffers(int count, int size) {
        return Flux.range(0, count).map(number -> DefaultDataBufferFactory.sharedInstance.wrap(new byte[size]));
    }
}
