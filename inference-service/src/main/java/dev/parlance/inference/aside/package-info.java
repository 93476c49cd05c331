/** Small questions to a helping model beside the answer itself: what is searched for, how hard a request is, whether it may be answered. */
@NullMarked
package dev.parlance.inference.aside;

import org.jspecify.annotations.NullMarked;
